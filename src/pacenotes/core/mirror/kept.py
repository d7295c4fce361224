"""What a mirror keeps: of each call its picture and what its person made of the remarks, and the
small intentions of their weeks."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pacenotes.core.mirror.marks import Mark
from pacenotes.core.mirror.picture import Picture
from pacenotes.core.wording import N_

LONGEST_INTENTION = 140
"""Characters: one line, to be read before a call."""
MOST_WEEKS = 60
"""Intentions that are kept; a year, and a little."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A remark by its key, and what its person made of it."""

    key: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class KeptCall:
    """What is kept of one person's part in one call; `heard_by` is the listener's version."""

    picture: Picture
    heard_by: int
    marked: tuple[Marked, ...] = ()

    @property
    def marks(self) -> dict[str, Mark]:
        """The marks by remark key."""
        return {one.key: one.mark for one in self.marked}

    def with_mark(self, key: str, mark: Mark | None) -> KeptCall:
        """The same with a remark marked, or with its mark taken back."""
        others = tuple(one for one in self.marked if one.key != key)
        return replace(self, marked=others if mark is None else (*others, Marked(key, mark)))


class Went(enum.StrEnum):
    """How it went with an intention, as its person says."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


WENT_NAMES: dict[Went, str] = {
    Went.YES: N_("it worked"),
    Went.PARTLY: N_("partly"),
    Went.NO: N_("not this week"),
}


@dataclass(frozen=True, slots=True)
class Intention:
    """What somebody means to try in the week that begins on `monday`; `went` once they said."""

    monday: dt.date
    text: str
    went: Went | None = None


@dataclass(frozen=True, slots=True)
class OwnBook:
    """What a mirror keeps that is of no single call: one intention a week, the newest first."""

    intentions: tuple[Intention, ...] = ()

    def of_week(self, day: dt.date) -> Intention | None:
        """The intention of the week in which a day is."""
        return next((one for one in self.intentions if one.monday == monday(day)), None)

    def to_look_back_on(self, day: dt.date) -> Intention | None:
        """The newest intention of an earlier week of which it wasn't said how it went."""
        before = (one for one in self.intentions if one.monday < monday(day))
        return next((one for one in before if one.went is None), None)

    def intending(self, day: dt.date, text: str) -> OwnBook:
        """The same with another intention in the week of a day; an empty one is none."""
        others = [one for one in self.intentions if one.monday != monday(day)]
        own = [Intention(monday(day), text)] if text else []
        return OwnBook(_newest_first([*own, *others]))

    def looked_back(self, week: dt.date, went: Went) -> OwnBook:
        """The same with how it went in the week that begins on a day."""
        told = (replace(one, went=went) if one.monday == week else one for one in self.intentions)
        return OwnBook(_newest_first(told))


def monday(day: dt.date) -> dt.date:
    """The Monday of a day's week."""
    return day - dt.timedelta(days=day.weekday())


def _newest_first(intentions: Iterable[Intention]) -> tuple[Intention, ...]:
    newest = sorted(intentions, key=lambda one: one.monday, reverse=True)
    return tuple(newest[:MOST_WEEKS])


def own_middle(calls: Mapping[int, KeptCall]) -> dict[str, float | None]:
    """The middle of somebody's own figures over their calls, by figure: nothing but themselves to
    hold a call against. None where there is no call that knows the figure."""
    pictures = [kept.picture for kept in calls.values() if kept.picture.own_words]
    rates = [r for p in pictures if (r := p.back_seat_an_hour) is not None]
    return {
        "sale": _middle([p.sale for p in pictures]),
        "technical": _middle([p.technical for p in pictures]),
        "people": _middle([p.people for p in pictures]),
        "back_seat": _middle(rates),
        "covered": _middle([p.covered / p.asked for p in pictures if p.asked]),
    }


def _middle(values: list[float]) -> float | None:
    if not values:
        return None
    values = sorted(values)
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2
