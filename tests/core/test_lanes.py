"""A call drawn as lanes: by side and first word, by time or words, never too many of anything."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.axis import MOST_TICKS, UNITS, Axis
from pacenotes.core.lanes import MOST_LANES, SHAPES, Lanes, Marking, Speech, draw
from pacenotes.core.listening.signals import SIGNALS
from pacenotes.core.roster import Party


def timed(*said: tuple[str | None, float, float]) -> list[Speech]:
    return [Speech(who, start, end, 10) for who, start, end in said]


def mark(utterance: int, shape: str = "answer", key: str = "f") -> Marking:
    return Marking(key, utterance, shape, f"{shape} at {utterance}")


def test_a_call_with_times_is_drawn_by_time() -> None:
    drawn = draw(timed(("Ada", 0, 10), ("Ben", 10, 40)))

    assert drawn.measured is Axis.TIME
    assert [(lane.label, [(b.x, b.width) for b in lane.blocks]) for lane in drawn.lanes] == [
        ("Ada", [(0, 250)]),
        ("Ben", [(250, 750)]),
    ]


def test_a_call_without_times_is_drawn_by_words() -> None:
    drawn = draw([Speech("Ada", None, None, 1), Speech("Ben", 3.0, None, 3)])

    assert drawn.measured is Axis.WORDS
    assert [(b.x, b.width) for lane in drawn.lanes for b in lane.blocks] == [(0, 250), (250, 750)]
    assert [tick.label for tick in drawn.ticks] == ["0", "1", "2", "3", "4"]


def test_an_utterance_without_an_end_lasts_until_the_next_one_begins() -> None:
    drawn = draw([Speech("Ada", 0.0, None, 5), Speech("Ben", 10.0, None, 5)])

    assert drawn.lanes[0].blocks[0].width == UNITS


def test_an_end_before_its_start_counts_as_none() -> None:
    drawn = draw(timed(("Ada", 10, 5), ("Ben", 20, 30)))

    assert (drawn.lanes[0].blocks[0].x, drawn.lanes[0].blocks[0].width) == (0, 500)


def test_a_time_that_is_no_number_makes_it_a_drawing_by_words() -> None:
    assert draw(timed(("Ada", math.nan, 5))).measured is Axis.WORDS
    assert draw(timed(("Ada", 1e300, 5))).measured is Axis.WORDS


def test_all_at_one_instant_is_drawn_by_words() -> None:
    assert draw(timed(("Ada", 5, 5), ("Ben", 5, 5))).measured is Axis.WORDS


def test_lanes_stand_by_side_and_then_by_first_word() -> None:
    said = timed(("Zoe", 0, 1), (None, 1, 2), ("Ben", 2, 3), ("Ada", 3, 4))
    drawn = draw(said, parties={"Zoe": Party.THEIRS, "Ben": Party.OURS, "Ada": Party.OURS})

    assert [lane.label for lane in drawn.lanes] == ["Ben", "Ada", "Zoe", None]
    assert [lane.party.value for lane in drawn.lanes] == ["ours", "ours", "theirs", "unknown"]


def test_speech_less_than_a_unit_apart_is_one_block() -> None:
    drawn = draw(timed(("Ada", 0, 499.8), ("Ada", 500, 600), ("Ada", 800, 1000)))

    assert [(b.first, b.x, b.width) for b in drawn.lanes[0].blocks] == [(0, 0, 600), (2, 800, 200)]


def test_cues_out_of_order_give_the_same_drawing() -> None:
    said = timed(("Ada", 0, 10), ("Ben", 10, 20), ("Ada", 20, 30))
    there = [[(b.x, b.width) for b in lane.blocks] for lane in draw(said).lanes]
    back = [[(b.x, b.width) for b in lane.blocks] for lane in draw(said[::-1]).lanes]

    assert there == back


def test_speakers_beyond_the_most_are_folded_into_one_lane_and_counted() -> None:
    said = [Speech(f"S{i}", None, None, 10_000 - i) for i in range(10_000)]
    drawn = draw(said)

    assert len(drawn.lanes) == MOST_LANES
    assert drawn.folded == drawn.lanes[-1].speakers == 10_000 - MOST_LANES + 1
    assert drawn.lanes[-1].is_others
    assert [lane.label for lane in drawn.lanes[:2]] == ["S0", "S1"]


def test_as_many_speakers_as_lanes_are_not_folded() -> None:
    drawn = draw([Speech(f"S{i}", None, None, 5) for i in range(MOST_LANES)])

    assert (len(drawn.lanes), drawn.folded) == (MOST_LANES, 0)


def test_the_others_keep_their_side_where_they_share_one() -> None:
    said = [Speech(f"S{i}", None, None, 99 - i) for i in range(20)]
    drawn = draw(said, parties={f"S{i}": Party.THEIRS for i in range(20)})

    assert drawn.lanes[-1].party is Party.THEIRS


def test_a_long_call_has_at_most_a_thousand_blocks_and_marks_a_shape_and_lane() -> None:
    said = [Speech("Ab"[i % 2], i * 2.0, i * 2.0 + 1.5, 4) for i in range(100_000)]
    drawn = draw(said, [mark(i) for i in range(100_000)])

    assert all(len(lane.blocks) <= UNITS for lane in drawn.lanes)
    assert all(len(lane.marks) <= UNITS for lane in drawn.lanes)


def test_a_mark_stands_where_its_utterance_begins_on_its_speakers_lane() -> None:
    drawn = draw(timed(("Ada", 0, 10), ("Ben", 10, 20)), [mark(1, "pitfall", "p1")])

    (placed,) = drawn.lanes[1].marks
    assert (placed.keys, placed.utterance, placed.x, placed.left) == (("p1",), 1, 500, "50%")
    assert drawn.lanes[0].marks == ()
    assert drawn.shapes == ("pitfall",)


def test_marks_of_one_shape_at_one_place_are_one_mark_that_says_how_many_more() -> None:
    drawn = draw(
        timed(("Ada", 0, 10)),
        [Marking(str(i), 0, "answer", f"finding {i}") for i in range(5)],
    )

    (placed,) = drawn.lanes[0].marks
    assert placed.keys == ("0", "1", "2", "3", "4")
    assert placed.label == "finding 0 · finding 1 · finding 2 +2"


def test_marks_of_different_shapes_at_one_place_stand_above_one_another() -> None:
    drawn = draw(timed(("Ada", 0, 10)), [mark(0, "answer"), mark(0, "pitfall"), mark(0, "claim")])

    tops = [m.top for m in drawn.lanes[0].marks]
    assert len(set(tops)) == 3
    assert max(tops) < drawn.lanes[0].block_top
    assert min(tops) > 0


def test_a_mark_on_no_utterance_of_the_call_is_left_out() -> None:
    assert draw(timed(("Ada", 0, 10)), [mark(7), mark(-1)]).lanes[0].marks == ()


def test_an_empty_call_is_an_empty_drawing() -> None:
    drawn = draw([])

    assert (drawn.lanes, drawn.folded, drawn.shapes) == ((), 0, ())


def test_every_shape_is_named_in_the_templates_vocabulary() -> None:
    assert set(SHAPES.values()) == {
        "answer",
        "deadline",
        "pitfall",
        "asked",
        "promise",
        "claim",
        "wheel",
        "conduct",
    }


times = st.one_of(st.none(), st.floats(-1e4, 1e8), st.just(math.nan))
speech = st.builds(
    Speech,
    speaker=st.one_of(st.none(), st.text(max_size=3)),
    start=times,
    end=times,
    words=st.integers(0, 10_000),
)
markings = st.builds(
    Marking,
    key=st.text(max_size=2),
    utterance=st.integers(-2, 40),
    shape=st.sampled_from(sorted(set(SHAPES.values()))),
    label=st.text(max_size=5),
)


def _is_within(drawn: Lanes) -> bool:
    return all(
        block.x >= -1e-6 and block.x + block.width <= UNITS + 1e-6
        for lane in drawn.lanes
        for block in lane.blocks
    )


@given(st.lists(speech, max_size=40), st.lists(markings, max_size=20), st.integers(2, 6))
def test_any_call_is_drawn_within_its_frame_and_nothing_is_lost(
    said: list[Speech], marks: list[Marking], most: int
) -> None:
    drawn = draw(said, marks, most=most)

    assert _is_within(drawn)
    assert len(drawn.lanes) <= most
    assert sum(lane.speakers for lane in drawn.lanes) == len({s.speaker for s in said})
    assert len(drawn.ticks) <= MOST_TICKS + 1
    on_the_call = [m for m in marks if m.utterance in range(len(said))]
    placed = [key for lane in drawn.lanes for m in lane.marks for key in m.keys]
    assert sorted(placed) == sorted(m.key for m in on_the_call)
    assert all(0 < m.top < lane.block_top for lane in drawn.lanes for m in lane.marks)


def test_every_signal_has_a_shape() -> None:
    assert set(SHAPES) == {signal.SIGNAL for signal in SIGNALS}
