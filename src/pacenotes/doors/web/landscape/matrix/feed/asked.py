"""Between which days a feed tells what changed, in the query string."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from pacenotes.core.landscape.changes import Corner, Kind
from pacenotes.core.landscape.days import date_of, day_of
from pacenotes.doors.web.landscape.matrix.days_asked import iso, not_a_date, read_date
from pacenotes.doors.web.sent_numbers import read_number
from pacenotes.rooms.landscape.queries.feed import LONGEST

USUAL = 30
"""Days, today among them, where none are asked for."""
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


@dataclass(frozen=True, slots=True)
class FeedAsked:
    """The days from `first` to `last`, both among them; a kind; whether only what changes a
    standing; the page. `faults` say what couldn't be read."""

    key: str
    first: int
    last: int
    today: int
    kind: Kind | None = None
    is_ours_only: bool = False
    page: int = 1
    faults: tuple[str, ...] = ()
    is_cut: bool = False

    @property
    def corners(self) -> tuple[Corner, Corner]:
        """The day before the first, as known then, and the last, as known then or today."""
        known = min(self.last, self.today)
        return Corner(self.first - 1, min(self.first - 1, known)), Corner(self.last, known)

    @property
    def query(self) -> str:
        """As a query string, always written alike."""
        return urlencode(list(self._pairs()))

    def between(self, first: int, last: int) -> str:
        """The query of other days."""
        return replace(self, first=first, last=last, page=1).query

    def of_kind(self, kind: Kind | None) -> str:
        """The query of one kind, or all."""
        return replace(self, kind=kind, page=1).query

    def on_page(self, page: int) -> str:
        """The query of another page."""
        return replace(self, page=page).query

    def _pairs(self) -> Iterator[tuple[str, str]]:
        if self.key:
            yield "set", self.key
        yield from (("from", iso(self.first)), ("to", iso(self.last)))
        if self.kind is not None:
            yield "kind", self.kind.value
        if self.is_ours_only:
            yield "ours", "1"
        if self.page > 1:
            yield "page", str(self.page)


def feed_asked(told: QueryDict, today: dt.date) -> FeedAsked:
    """What a query string asks for: the last thirty days where it doesn't say. Days to come are
    left out, and no more than a year is told at once."""
    now, faults = day_of(today), []
    found = {}
    for name in ("from", "to"):
        written = told.get(name, "").strip()
        date = read_date(written) if written else None
        if written and date is None:
            faults.append(not_a_date(written))
        if date is not None:
            found[name] = day_of(date)
    last = min(found.get("to", now), now)
    first = max(min(found.get("from", last - USUAL + 1), last), 2)
    is_cut = last - first >= LONGEST
    first = max(first, last - LONGEST + 1)
    kind = next((one for one in Kind if one.value == told.get("kind")), None)
    key, page = told.get("set", "")[:20], max(read_number(told.get("page", "")), 1)
    is_ours_only = told.get("ours") == "1"
    return FeedAsked(key, first, last, now, kind, is_ours_only, page, tuple(faults), is_cut)


@dataclass(frozen=True, slots=True)
class WeekAsked:
    """A week from Monday to Sunday, or to today."""

    key: str
    monday: dt.date
    today: dt.date

    @property
    def number(self) -> str:
        """As ISO 8601 writes it: 2026-W38."""
        year, week, _ = self.monday.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def corners(self) -> tuple[Corner, Corner]:
        """The Sunday before, as known then, and its Sunday, or today where that is to come."""
        first = day_of(self.monday)
        last = min(first + 6, day_of(self.today))
        return Corner(first - 1, first - 1), Corner(last, last)

    @property
    def last(self) -> dt.date:
        """The last day that it tells of."""
        return date_of(self.corners[1].day) or self.today

    @property
    def query(self) -> str:
        """As a query string."""
        return self._of(self.number)

    @property
    def before(self) -> str:
        """The query of the week before."""
        return self._of(replace(self, monday=self.monday - dt.timedelta(7)).number)

    @property
    def after(self) -> str:
        """The query of the week after; empty where that is to come."""
        following = self.monday + dt.timedelta(7)
        return "" if following > self.today else self._of(replace(self, monday=following).number)

    def _of(self, number: str) -> str:
        return urlencode([("set", self.key)] * bool(self.key) + [("week", number)])


def week_asked(told: QueryDict, today: dt.date) -> WeekAsked:
    """The week that is asked for; this one where none is, or can't be read, or is to come."""
    monday = today - dt.timedelta(today.weekday())
    written = _WEEK.fullmatch(told.get("week", ""))
    if written:
        with suppress(ValueError):
            monday = min(dt.date.fromisocalendar(int(written[1]), int(written[2]), 1), monday)
    monday = max(monday, dt.date(1970, 1, 5))
    return WeekAsked(told.get("set", "")[:20], monday, today)
