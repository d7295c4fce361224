"""Dates in cells: ISO 8601, day first or month first."""

from __future__ import annotations

import datetime as dt
import re

from pacenotes.core.reading.clean import excerpt
from pacenotes.core.tables.fields import DateOrder
from pacenotes.core.wording import N_, Words, words

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Outside of these a date is a slip of the pen."""
_LONGEST = 40

_FIGURES = re.compile(
    r"([0-9]{1,4})([-/.])([0-9]{1,2})\2([0-9]{1,4})"
    r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?"
    r"(?: ?[AaPp][Mm])?(?: ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?)?"
)
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]{1,12})?")


def day(cell: str, order: DateOrder | None) -> dt.date | Words:
    """The day in a cell, as written, whatever the time beside it; the reason where there is none.

    Without an `order` only what can be read in one way is read.
    """
    found = _FIGURES.fullmatch(cell) if len(cell) <= _LONGEST else None
    if found is None:
        return _without_signs(cell)
    first, sign, second, third = found[1], found[2], int(found[3]), found[4]
    if len(first) == 4:
        return _date(cell, first, second, int(third))
    if len(third) != 4:
        return words(N_("“{cell}”: write the year with four figures"), cell=excerpt(cell))
    one = int(first)
    if order is None and one != second:
        order = _order(one, sign, second)
        if order is None:
            return _in_two_ways(cell)
    if order is DateOrder.MONTH_FIRST:
        return _date(cell, third, one, second)
    return _date(cell, third, second, one)


def order_told(cell: str) -> DateOrder | Words | None:
    """The order that a cell shows; `Words` where it could be either, None where either will do."""
    found = _FIGURES.fullmatch(cell) if len(cell) <= _LONGEST else None
    if found is None or len(found[4]) != 4 or len(found[1]) > 2:
        return None
    first, second = int(found[1]), int(found[3])
    if first == second or (first > 12 and second > 12):
        return None
    return _order(first, found[2], second) or _in_two_ways(cell)


def _order(first: int, sign: str, second: int) -> DateOrder | None:
    if first > 12:
        return DateOrder.DAY_FIRST
    if second > 12:
        return DateOrder.MONTH_FIRST
    # With full stops the day comes first everywhere.
    return DateOrder.DAY_FIRST if sign == "." else None


def _without_signs(cell: str) -> dt.date | Words:
    compact = _COMPACT.fullmatch(cell)
    if compact is not None:
        return _date(cell, compact[1], int(compact[2]), int(compact[3]))
    if _SERIAL.fullmatch(cell):
        return words(
            N_("“{cell}” looks like a spreadsheet's day number; format the column as a date"),
            cell=cell,
        )
    return words(N_("“{cell}” is no date; write it as in 2026-01-31"), cell=excerpt(cell))


def _date(cell: str, year: str, month: int, day: int) -> dt.date | Words:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return words(N_("“{cell}”: the year can't be right"), cell=excerpt(cell))
    try:
        return dt.date(int(year), month, day)
    except ValueError:
        return words(N_("“{cell}”: there is no such day"), cell=excerpt(cell))


def _in_two_ways(cell: str) -> Words:
    return words(
        N_("“{cell}” can be read in two ways; say whether the day or the month comes first"),
        cell=excerpt(cell),
    )
