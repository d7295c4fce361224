from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.axis import UNITS
from pacenotes.core.demo_picture import Moment, Source, Stretch, picture

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
