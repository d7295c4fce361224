"""The way over time: each call as a small picture, months beside each other, and one's own middle
to hold them against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pacenotes.core.mirror.kept import KeptCall, own_middle
from pacenotes.core.mirror.picture import BINS, Picture
from pacenotes.rooms.calls.models import Call

WIDE, HIGH, STRIP = 192, 28, 5
"""A picture's width and height, and that of the strip of shares below it, in SVG units."""
STEP = WIDE // BINS
IN_FULL = 20
"""Calls that are shown with their figures; the earlier ones as pictures alone."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture as SVG paths: talk as bars from left to right, moments in the back seat as notches
    above them, and the strip of shares as three ends in SVG units."""

    talk: str
    moments: str
    sale: int
    technical: int
    people: int

    @property
    def to_technical(self) -> int:
        """Where the technical part of the strip begins."""
        return self.sale

    @property
    def to_people(self) -> int:
        """Where the part about people begins."""
        return self.sale + self.technical


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call: its id, name and day, and its picture, drawn and in figures."""

    pk: int
    title: str
    deal: str
    day: dt.date | None
    picture: Picture
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class Month:
    """A month's calls, and the middle of their figures, in percent where they are shares."""

    first: dt.date
    calls: int
    sale: int | None
    technical: int | None
    people: int | None
    back_seat: float | None
    covered: int | None


@dataclass(frozen=True, slots=True)
class OverTime:
    """The newest calls in full, the earlier ones as pictures, and their months, newest first."""

    newest: tuple[CallRow, ...]
    earlier: tuple[CallRow, ...]
    months: tuple[Month, ...]
    middle: Month


def over_time(calls: Sequence[Call], kept: Mapping[int, KeptCall]) -> OverTime:
    """What is kept of these calls, which come newest first; calls that aren't kept are left out."""
    rows = [_row(call, kept[call.pk].picture) for call in calls if call.pk in kept]
    by_month: dict[dt.date, dict[int, KeptCall]] = {}
    for row in rows:
        if row.day is not None:
            by_month.setdefault(row.day.replace(day=1), {})[row.pk] = kept[row.pk]
    months = [_month(first, of) for first, of in by_month.items()]
    everything = {row.pk: kept[row.pk] for row in rows}
    return OverTime(
        tuple(rows[:IN_FULL]),
        tuple(rows[IN_FULL:]),
        tuple(months),
        _month(dt.date.min, everything),
    )


def drawn(picture: Picture) -> Drawn:
    """A picture as paths."""
    most = max(picture.talk, default=0) or 1
    bars = "".join(
        f"M{at * STEP} {HIGH}v-{count * (HIGH - 8) // most + 1}h{STEP - 1}V{HIGH}z"
        for at, count in enumerate(picture.talk)
        if count
    )
    notches = "".join(f"M{at * STEP + STEP // 2 - 3} 0h6l-3 6z" for at in picture.moments)
    shares = (picture.sale, picture.technical, picture.people)
    return Drawn(bars, notches, *(round(share * WIDE) for share in shares))


def _row(call: Call, picture: Picture) -> CallRow:
    return CallRow(call.pk, call.title, call.deal.name, call.held_on, picture, drawn(picture))


def _month(first: dt.date, calls: Mapping[int, KeptCall]) -> Month:
    middle = own_middle(calls)
    rate = middle["back_seat"]
    return Month(
        first=first,
        calls=len(calls),
        sale=_percent(middle["sale"]),
        technical=_percent(middle["technical"]),
        people=_percent(middle["people"]),
        back_seat=None if rate is None else round(rate, 1),
        covered=_percent(middle["covered"]),
    )


def _percent(share: float | None) -> int | None:
    return None if share is None else round(share * 100)


def unlooked(calls: Iterable[Call], kept: Mapping[int, KeptCall]) -> list[Call]:
    """The calls that aren't kept yet, in their order."""
    return [call for call in calls if call.pk not in kept]
