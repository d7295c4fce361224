from __future__ import annotations

import datetime as dt

import pytest

from pacenotes.core.landscape.days import BEGINNING, OPEN, day_of
from pacenotes.core.landscape.strips import MOST_TICKS, Piece, Window, window

TODAY = day_of(dt.date(2026, 9, 20))


def test_a_piece_stands_where_its_days_are() -> None:
    (bar,) = Window(100, 200).bars([Piece(125, 150, "full")])
    assert (bar.left, bar.span, bar.right) == ("25%", "25%", "50%")


def test_what_has_no_end_reaches_the_edges_and_what_is_elsewhere_is_left_out() -> None:
    pieces = [Piece(BEGINNING, 150, "no"), Piece(150, OPEN, "full"), Piece(300, 400, "partial")]
    assert [(b.left, b.right) for b in Window(100, 200).bars(pieces)] == [
        ("0%", "50%"), ("50%", "100%"),
    ]  # fmt: skip


def test_a_day_can_be_seen_in_ten_years() -> None:
    (bar,) = Window(0, 4000).bars([Piece(50, 51, "full")])
    assert bar.width >= 3


def test_a_window_shows_all_days_and_today() -> None:
    shown = window([BEGINNING, TODAY - 400, OPEN], TODAY)
    assert shown.first < TODAY - 400
    assert shown.last > TODAY


def test_a_window_without_days_is_around_today() -> None:
    shown = window([], TODAY)
    assert shown.first < TODAY < shown.last


@pytest.mark.parametrize("days", [60, 400, 1500, 4000, 20_000])
def test_ticks_are_firsts_of_months_and_few(days: int) -> None:
    ticks = Window(TODAY - days, TODAY).ticks()
    assert 1 <= len(ticks) <= MOST_TICKS + 1
    assert {tick.date.day for tick in ticks} == {1}
    assert all(tick.date.month == 1 for tick in ticks if tick.is_year)
