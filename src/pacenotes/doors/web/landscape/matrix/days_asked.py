"""Of which day a page tells, and as known on which: both in the query string."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from pacenotes.core.landscape.days import date_of, day_of
from pacenotes.doors.web.voice import PAGE


@dataclass(frozen=True, slots=True)
class DaysAsked:
    """A day and a day of knowing; `pairs` are those that were asked for, as a query string's.

    `faults` say what couldn't be read; today stands in for it.
    """

    day: int
    known: int
    today: int
    pairs: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def fixed(self) -> tuple[tuple[str, str], ...]:
        """Both days written out, so that a link stays what it is tomorrow."""
        return (("day", iso(self.day)), ("known", iso(self.known)))


def days_asked(told: QueryDict, today: dt.date) -> DaysAsked:
    """The days that a query string asks for, today where it doesn't; nothing is known later."""
    found: dict[str, int] = {}
    faults = []
    for name in ("day", "known"):
        written = told.get(name, "").strip()
        if not written:
            continue
        date = read_date(written)
        if date is None:
            faults.append(not_a_date(written))
        else:
            found[name] = day_of(date)
    now = day_of(today)
    if "known" in found:
        found["known"] = min(found["known"], now)
    pairs = tuple((name, iso(day)) for name, day in found.items())
    return DaysAsked(found.get("day", now), found.get("known", now), now, pairs, tuple(faults))


def read_date(written: str) -> dt.date | None:
    """A date as browsers send it; None where it is none."""
    try:
        return dt.date.fromisoformat(written[:20])
    except ValueError:
        return None


def not_a_date(written: str) -> str:
    """What is said of a date that can't be read."""
    return _("“%(written)s” isn't a date: write it as 2026-03-31. Today is shown instead.") % {
        "written": written[:40]
    }


def iso(day: int) -> str:
    """A day as browsers send it; empty for either end of time."""
    date = date_of(day)
    return "" if date is None else date.isoformat()


def said_day(day: int) -> str:
    """A day as the reader's language writes it; empty for either end of time."""
    date = date_of(day)
    return "" if date is None else PAGE.day(date)


def as_of(days: DaysAsked) -> str:
    """Of which day a page tells and as known on which, as a sentence."""
    if days.day == days.known == days.today:
        return _("As of today, %(day)s, as known today.") % {"day": said_day(days.day)}
    told = {"day": said_day(days.day), "known": said_day(days.known)}
    if days.known == days.today:
        return _("As of %(day)s, as known today.") % told
    return _("As of %(day)s, as known on %(known)s.") % told
