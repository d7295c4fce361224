"""The day a call was held, from a header as people and tools write it."""

from __future__ import annotations

import datetime as dt
import re

from pacenotes.core.reading.clean import excerpt
from pacenotes.core.wording import N_, Words, words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_YEAR_FIRST = re.compile(r"(?<![0-9])([12][0-9]{3})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_COMPACT = re.compile(r"(?<![0-9])(20[0-9]{2})([01][0-9])([0-3][0-9])[_T -][0-9]{4}")
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH} ([0-9]{{1,2}})(?:st|nd|rd|th)?,? ([12][0-9]{{3}})(?![0-9])", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    rf"(?<![0-9])([0-9]{{1,2}})(?:st|nd|rd|th|\.)? (?:of )?{_MONTH},? ([12][0-9]{{3}})(?![0-9])",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<![0-9])([0-9]{1,2})([-/.])([0-9]{1,2})\2([12][0-9]{3})(?![0-9])")


def day(text: str) -> dt.date | Words | None:
    """The first date in `text`; why it can't be told, where it may be one of two; else `None`."""
    text = " ".join(text[:500].split())
    if (found := _YEAR_FIRST.search(text)) is not None:
        return _date(found[1], found[3], found[4])
    if (found := _MONTH_FIRST.search(text)) is not None:
        return _date(found[3], _month(found[1]), found[2])
    if (found := _DAY_FIRST.search(text)) is not None:
        return _date(found[3], _month(found[2]), found[1])
    if (found := _COMPACT.search(text)) is not None:
        return _date(found[1], found[2], found[3])
    if (found := _FIGURES.search(text)) is not None:
        return _figures(found)
    return None


def _figures(found: re.Match[str]) -> dt.date | Words | None:
    first, sign, second, year = int(found[1]), found[2], int(found[3]), found[4]
    # With full stops the day always comes first; with a slash that depends on the country.
    if sign == "." or first > 12 or first == second:
        return _date(year, second, first)
    if second > 12:
        return _date(year, first, second)
    return words(
        N_("the date {date} can be read in two ways; write it as 2024-01-31"),
        date=excerpt(found[0]),
    )


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()) + 1


def _date(year: str | int, month: str | int, day: str | int) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
