from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.axis import UNITS
from pacenotes.core.demo_picture import (
    MOST_ROWS,
    Moment,
    Source,
    Stretch,
    initials,
    picture,
)

times = st.floats(-1e5, 1e5)


def test_a_lane_runs_over_the_session() -> None:
    drawn = picture(
        100, [Source("wheel", stretches=[Stretch(0, 50, "Sam"), Stretch(50, 100, "N")])]
    )
    (lane,) = drawn.lanes
    assert [(bar.x, bar.width) for bar in lane.bars] == [(0, 500), (500, 500)]
    assert drawn.ticks[0].label == "0:00"


def test_lanes_without_anything_are_left_out() -> None:
    assert (
        picture(100, [Source("cues"), Source("wheel", stretches=[Stretch(200, 300, "N")])]).lanes
        == ()
    )


def test_what_lies_outside_is_cut() -> None:
    source = Source("speech", stretches=[Stretch(-50, 10, "A"), Stretch(90, 500, "A")],
                    moments=[Moment(-1, "x", "heard"), Moment(101, "y", "heard")])  # fmt: skip
    (lane,) = picture(100, [source]).lanes
    assert [(bar.x, bar.width) for bar in lane.bars] == [(0, 100), (900, 100)]
    assert lane.dots == ()


def test_a_short_stretch_can_be_seen() -> None:
    (lane,) = picture(3600, [Source("wheel", stretches=[Stretch(3600, 3600, "N")])]).lanes
    assert lane.bars[0].width > 0
    assert lane.bars[0].x + lane.bars[0].width <= UNITS


@given(st.floats(0, 1e5), st.lists(st.tuples(times, times)), st.lists(times))
def test_nothing_hangs_over_an_edge(
    seconds: float, spans: list[tuple[float, float]], moments: list[float]
) -> None:
    source = Source(
        "steps",
        stretches=[Stretch(min(s), max(s), "x") for s in spans],
        moments=[Moment(at, "x", "sent") for at in moments],
    )
    for lane in picture(seconds, [source]).lanes:
        assert all(0 <= bar.x <= bar.x + bar.width <= UNITS + 1e-6 for bar in lane.bars)
        assert all(0 <= dot.x <= UNITS for dot in lane.dots)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sam Okafor", "SO"),
        ("Noor", "N"),
        ("Ana Maria da Silva", "AS"),
        ("  ", ""),
        ("李 雷", "李雷"),
    ],
)
def test_initials_are_the_first_letters_of_the_first_and_the_last_word(
    name: str, short: str
) -> None:
    assert initials(name) == short


@pytest.mark.parametrize(
    ("end", "text"), [(100, "Sam Okafor"), (7, "Sam Okafor"), (3, "SO"), (2, "")]
)
def test_a_bar_says_what_it_has_room_for(end: float, text: str) -> None:
    stretch = Stretch(0, end, "Sam Okafor", "driver-1", "SO")
    (lane,) = picture(100, [Source("wheel", stretches=[stretch])]).lanes
    assert lane.bars[0].text == text


def test_the_same_is_told_in_words_by_time_speech_included() -> None:
    drawn = picture(
        100,
        [
            Source("wheel", stretches=[Stretch(40, 100, "Noor"), Stretch(-5, 40, "Sam")]),
            Source("cues", moments=[Moment(50, "Show it (taken)", "taken"), Moment(101, "x", "x")]),
            Source("speech", "Dana", stretches=[Stretch(-9, -1, "Dana"), Stretch(10, 20, "Dana")]),
        ],
    )
    assert [(r.start, r.end, r.key, r.name, r.label) for r in drawn.rows] == [
        ("0:00", "0:40", "wheel", "", "Sam"),
        ("0:10", "0:20", "speech", "Dana", "Dana"),
        ("0:40", "1:40", "wheel", "", "Noor"),
        ("0:50", "", "cues", "", "Show it (taken)"),
    ]
    assert not drawn.is_cut


def test_a_long_call_is_told_as_far_as_anybody_reads() -> None:
    stretches = [Stretch(at, at + 1, "Dana") for at in range(MOST_ROWS + 1)]
    drawn = picture(1000, [Source("speech", "Dana", stretches=stretches)])
    assert (len(drawn.rows), drawn.is_cut) == (MOST_ROWS, True)
