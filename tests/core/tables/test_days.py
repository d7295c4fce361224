"""Dates as columns write them, and never a guess."""

from __future__ import annotations

import datetime as dt

import pytest

from pacenotes.core.tables.days import day, order_told
from pacenotes.core.tables.fields import DateOrder
from pacenotes.core.wording import Words

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST
THE_DAY = dt.date(2017, 3, 1)


@pytest.mark.parametrize(
    ("cell", "order"),
    [
        ("2017-03-01", None),
        ("2017-03-01", MONTH),
        ("2017/3/1", DAY),
        ("20170301", None),
        ("2017-03-01T23:59:59.123Z", None),
        ("2017-03-01 23:59", None),
        ("2017-03-01T23:59:59+02:00", None),
        ("01.03.2017", None),
        ("1.3.2017", None),
        ("01-03-2017", DAY),
        ("1/3/2017", DAY),
        ("3/1/2017", MONTH),
        ("03/01/2017 11:30 PM", MONTH),
    ],
)
def test_a_day(cell: str, order: DateOrder | None) -> None:
    assert day(cell, order) == THE_DAY


def test_a_day_that_can_be_read_in_one_way_needs_no_order() -> None:
    assert day("25/03/2017", None) == day("03/25/2017", None) == dt.date(2017, 3, 25)
    assert day("05/05/2017", None) == dt.date(2017, 5, 5)


@pytest.mark.parametrize(
    ("cell", "order", "why"),
    [
        ("01/03/2017", None, "say whether the day or the month comes first"),
        ("25/03/2017", MONTH, "there is no such day"),
        ("30-02-2017", DAY, "there is no such day"),
        ("2017-13-01", None, "there is no such day"),
        ("01/03/17", DAY, "write the year with four figures"),
        ("0017-03-01", None, "the year can't be right"),
        ("01-03-2917", DAY, "the year can't be right"),
        ("42795", None, "looks like a spreadsheet's day number"),
        ("soon", None, "is no date; write it as in 2026-01-31"),
        ("", None, "is no date"),
        ("1/2/3/4", None, "is no date"),
        ("1-3/2017", None, "is no date"),
        ("٠١/٠٣/٢٠١٧", None, "is no date"),
        ("1" * 10_000, None, "is no date"),
    ],
)
def test_why_there_is_no_day(cell: str, order: DateOrder | None, why: str) -> None:
    assert why in str(day(cell, order))


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("25/03/2017", DAY), ("03/25/2017", MONTH), ("01.03.2017", DAY), ("2017-03-01", None),
        ("05/05/2017", None), ("x", None), ("25/25/2017", None), ("01/03/17", None),
    ],
)  # fmt: skip
def test_what_a_cell_shows_of_its_order(cell: str, told: DateOrder | None) -> None:
    assert order_told(cell) == told


def test_a_date_that_could_be_either_says_so() -> None:
    assert isinstance(order_told("01/03/2017"), Words)
