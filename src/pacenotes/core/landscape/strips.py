"""The geometry of a capability drawn as strips over days, one a product and one of its standing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pacenotes.core.axis import UNITS, percent
from pacenotes.core.landscape.days import BEGINNING, OPEN, date_of, day_of

MOST_TICKS = 7
LEAST_WIDTH = 3.0
"""Units; what is shorter is drawn so wide, that it can be seen."""
LEAST_DAYS = 60
"""A window is at least so wide."""

_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)


@dataclass(frozen=True, slots=True)
class Piece:
    """Days from `since` until `until` of one `kind`; `is_…_exact` is no for *on or before*."""

    since: int
    until: int
    kind: str
    is_since_exact: bool = True
    is_until_exact: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece as it is drawn, in units from the left."""

    x: float
    width: float
    piece: Piece

    @property
    def left(self) -> str:
        """The x as an SVG percentage."""
        return percent(self.x)

    @property
    def right(self) -> str:
        """Where it ends, as an SVG percentage."""
        return percent(self.x + self.width)

    @property
    def span(self) -> str:
        """The width as an SVG percentage."""
        return percent(self.width)


@dataclass(frozen=True, slots=True)
class DayTick:
    """A first day of a month on the axis."""

    x: float
    date: dt.date
    is_year: bool

    @property
    def left(self) -> str:
        """The x as an SVG percentage."""
        return percent(self.x)

    @property
    def anchor(self) -> str:
        """How SVG is to align the label, so that none hangs over an edge."""
        return "start" if self.x < 30 else "end" if self.x > UNITS - 60 else "middle"


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are drawn: from `first` until `last`."""

    first: int
    last: int

    def x(self, day: int) -> float:
        """Where a day stands, in units; what lies outside stands at an edge."""
        inside = min(max(day, self.first), self.last)
        return (inside - self.first) / (self.last - self.first) * UNITS

    def left(self, day: int) -> str:
        """The same as an SVG percentage."""
        return percent(self.x(day))

    def bars(self, pieces: Iterable[Piece]) -> tuple[Bar, ...]:
        """The pieces that can be seen, drawn."""
        seen = (p for p in pieces if p.since < self.last and p.until > self.first)
        return tuple(
            Bar(self.x(p.since), max(self.x(p.until) - self.x(p.since), LEAST_WIDTH), p)
            for p in seen
        )

    def ticks(self) -> tuple[DayTick, ...]:
        """First days of months, at most `MOST_TICKS` or so, and of years where there are many."""
        months = (self.last - self.first) / 30.44
        step = next((one for one in _MONTHS if months / one <= MOST_TICKS), _MONTHS[-1])
        return tuple(
            DayTick(self.x(day), date, step >= 12)
            for date in _firsts_of_months(self.first, step)
            if self.first <= (day := day_of(date)) < self.last
        )[: MOST_TICKS + 1]


def window(days: Sequence[int], today: int) -> Window:
    """A window that shows these days and today, with some room at both ends."""
    shown = [day for day in days if BEGINNING < day < OPEN] + [today]
    first, last = min(shown), max(shown)
    room = max((last - first) // 12, LEAST_DAYS // 2)
    return Window(max(first - room, 1), last + room)


def _firsts_of_months(first: int, step: int) -> Iterator[dt.date]:
    """First days of every so-many-th month from a day on, a few more than are shown."""
    start = date_of(first) or dt.date.min
    months = -(-(start.year * 12 + start.month - 1) // step) * step
    for at in range(months, months + step * (MOST_TICKS + 2), step):
        if dt.MINYEAR <= at // 12 <= dt.MAXYEAR:
            yield dt.date(at // 12, at % 12 + 1, 1)
