"""The axis: round ticks, few of them, and times that read the same in every language."""

from __future__ import annotations

import pytest

from pacenotes.core.axis import MOST_TICKS, Axis, clock, percent, place, ticks


def labels(axis: Axis, low: float, length: float) -> list[str]:
    return [tick.label for tick in ticks(axis, low, length)]


def test_ticks_are_round_times() -> None:
    assert labels(Axis.TIME, 0, 3600) == [
        "0:00", "10:00", "20:00", "30:00", "40:00", "50:00", "1:00:00",
    ]  # fmt: skip


def test_ticks_are_round_numbers_of_words() -> None:
    assert labels(Axis.WORDS, 0, 908) == ["0", "200", "400", "600", "800"]


def test_ticks_begin_where_the_recording_does() -> None:
    assert labels(Axis.TIME, 95, 60) == ["1:40", "1:50", "2:00", "2:10", "2:20", "2:30"]


@pytest.mark.parametrize("length", [0.001, 1, 7, 59, 3601, 86_400, 1e7, 1e12])
@pytest.mark.parametrize("axis", Axis)
def test_ticks_are_few_on_a_call_of_any_length(axis: Axis, length: float) -> None:
    assert len(ticks(axis, 0, length)) <= MOST_TICKS


def test_the_first_and_last_tick_hang_over_no_edge() -> None:
    first, second, *_, last = ticks(Axis.TIME, 0, 60)

    assert (first.anchor, second.anchor, last.anchor) == ("start", "middle", "end")


@pytest.mark.parametrize(
    ("seconds", "read"),
    [(0, "0:00"), (9.9, "0:09"), (65, "1:05"), (3599, "59:59"), (3600, "1:00:00"),
     (36_061, "10:01:01"), (-5, "−0:05")],
)  # fmt: skip
def test_a_clock_reads_the_same_in_every_language(seconds: float, read: str) -> None:
    assert clock(seconds) == read


def test_a_place_is_a_time_or_else_a_number() -> None:
    assert (place(11, 65.0), place(11, None)) == ("1:05", "¶12")


def test_a_share_of_the_width_is_written_with_a_point() -> None:
    assert [percent(units) for units in (0, 123.4567, 500, 1000)] == ["0%", "12.35%", "50%", "100%"]
