"""Days as whole numbers, with both ends of time."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

BEGINNING = 0
"""Before every day: what holds from here has always held."""
OPEN = 2**31 - 1
"""After every day: the end of what has none yet. It fits 32 bits, and is never NULL."""


class Recorded(Protocol):
    """What was recorded on a day, and stands until what replaced it was."""

    @property
    def recorded_from(self) -> int:
        """The day that it was recorded on."""

    @property
    def recorded_until(self) -> int:
        """The day that what replaced it was recorded on; OPEN where it stands."""


def day_of(date: dt.date) -> int:
    """A date as a whole number: its proleptic ordinal, 1 for 0001-01-01."""
    return date.toordinal()


def date_of(day: int) -> dt.date | None:
    """The date of a day; None for either end of time."""
    return dt.date.fromordinal(day) if BEGINNING < day <= _LAST else None


def is_known_on(row: Recorded, known: int) -> bool:
    """Whether a row is what was known at the end of the day `known`."""
    return row.recorded_from <= known < row.recorded_until


_LAST = dt.date.max.toordinal()
