from __future__ import annotations

import datetime as dt

import pytest

from pacenotes.core.landscape.days import BEGINNING, OPEN, date_of, day_of, is_known_on
from pacenotes.core.landscape.versions import Check


@pytest.mark.parametrize("date", [dt.date.min, dt.date(2026, 11, 27), dt.date.max])
def test_a_date_is_a_day_and_back(date: dt.date) -> None:
    assert date_of(day_of(date)) == date


@pytest.mark.parametrize("day", [BEGINNING, OPEN, -1, day_of(dt.date.max) + 1])
def test_neither_end_of_time_is_a_date(day: int) -> None:
    assert date_of(day) is None


def test_both_ends_fit_32_bits() -> None:
    assert -(2**31) <= BEGINNING < day_of(dt.date.min) <= day_of(dt.date.max) < OPEN < 2**31


@pytest.mark.parametrize(
    ("known", "is_known"), [(4, False), (5, True), (8, True), (9, False), (OPEN - 1, False)]
)
def test_what_was_recorded_is_known_from_that_days_end_until_it_was_replaced(
    known: int, is_known: bool
) -> None:
    assert is_known_on(Check(1, 1, 1, 5, 9), known) == is_known


def test_what_was_replaced_on_its_day_was_never_known() -> None:
    assert not any(is_known_on(Check(1, 1, 1, 5, 5), known) for known in range(10))
