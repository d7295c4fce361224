"""The wheel of a demo: one driver; only they hand it over; who drops off the line may lose it."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass, replace

from pacenotes.core.wording import N_, Words, words


class Refused(ValueError):
    """A move that can't be made as things stand; `why` says so, with `{driver}` and `{other}` to
    be filled by whoever knows their names. Nothing was changed."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why

    def words(self, **names: str) -> Words:
        """The sentence with names in it."""
        return words(self.why, **names)


class Kind(enum.Enum):
    """Who began a handover: the driver offers, another one asks."""

    OFFER = "offer"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Wish:
    """An open handover: the wheel is to go to `to`."""

    kind: Kind
    to: int


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel at a moment: `driver` has it, None where nobody has; their page was heard last at
    `heard_at`. `lease` is for how long somebody who isn't heard keeps it."""

    driver: int | None = None
    heard_at: dt.datetime | None = None
    lease: dt.timedelta = dt.timedelta(seconds=30)
    wishes: frozenset[Wish] = frozenset()

    def has_lapsed(self, now: dt.datetime) -> bool:
        """Whether the driver wasn't heard for longer than the lease: they still have the wheel, and
        anybody may take it."""
        return self.heard_at is not None and now - self.heard_at > self.lease


TAKEN = N_("{driver} has the wheel. Ask for it: only who drives hands it over.")
YOURS = N_("You have the wheel already.")
NOT_YOURS = N_("{driver} has the wheel, and only who drives can do this. Ask for the wheel.")
NOBODYS = N_("Nobody has the wheel: take it first.")
FREE = N_("Nobody has the wheel. You needn't ask: take it.")
TO_ONESELF = N_("You have the wheel. Offer it to somebody else.")
NOT_OPEN = N_("That isn't open any more. Nothing was changed.")


def take(wheel: Wheel, by: int, now: dt.datetime) -> Wheel:
    """Somebody takes a wheel that nobody has, or whose driver dropped off the line."""
    if wheel.driver == by:
        raise Refused(YOURS)
    if wheel.driver is not None and not wheel.has_lapsed(now):
        raise Refused(TAKEN)
    return _passed_to(wheel, by, now)


def release(wheel: Wheel, by: int) -> Wheel:
    """The driver lets go; what others asked for stays asked, and they may take it."""
    _check_drives(wheel, by)
    asks = frozenset(wish for wish in wheel.wishes if wish.kind is Kind.ASK)
    return replace(wheel, driver=None, heard_at=None, wishes=asks)


def offer(wheel: Wheel, to: int, by: int) -> Wheel:
    """The driver offers the wheel to somebody; offering it twice is offering it once."""
    _check_drives(wheel, by)
    if to == by:
        raise Refused(TO_ONESELF)
    return replace(wheel, wishes=wheel.wishes | {Wish(Kind.OFFER, to)})


def ask(wheel: Wheel, by: int) -> Wheel:
    """Somebody asks the driver for the wheel."""
    if wheel.driver == by:
        raise Refused(YOURS)
    if wheel.driver is None:
        raise Refused(FREE)
    return replace(wheel, wishes=wheel.wishes | {Wish(Kind.ASK, by)})


def accept(wheel: Wheel, wish: Wish, by: int, now: dt.datetime) -> Wheel:
    """Whoever it was offered to accepts, or the driver hands over to who asked."""
    _check_settles(wheel, wish, by)
    return _passed_to(wheel, wish.to, now)


def decline(wheel: Wheel, wish: Wish, by: int) -> Wheel:
    """Whoever it was offered to declines, or the driver doesn't hand over; the wheel stays."""
    _check_settles(wheel, wish, by)
    return replace(wheel, wishes=wheel.wishes - {wish})


def withdraw(wheel: Wheel, wish: Wish, by: int) -> Wheel:
    """Who offered or asked takes that back."""
    if wish not in wheel.wishes:
        raise Refused(NOT_OPEN)
    if by != (wish.to if wish.kind is Kind.ASK else wheel.driver):
        raise Refused(NOT_YOURS)
    return replace(wheel, wishes=wheel.wishes - {wish})


def beat(wheel: Wheel, by: int, now: dt.datetime) -> Wheel:
    """The driver's page is heard: as long as nobody took the wheel, even after the lease."""
    _check_drives(wheel, by)
    return replace(wheel, heard_at=now)


def _check_drives(wheel: Wheel, by: int) -> None:
    if wheel.driver is None:
        raise Refused(NOBODYS)
    if wheel.driver != by:
        raise Refused(NOT_YOURS)


def _check_settles(wheel: Wheel, wish: Wish, by: int) -> None:
    """An offer is its receiver's to settle, an asking the driver's."""
    if wish not in wheel.wishes:
        raise Refused(NOT_OPEN)
    if by != (wish.to if wish.kind is Kind.OFFER else wheel.driver):
        raise Refused(NOT_OPEN if wish.kind is Kind.OFFER else NOT_YOURS)


def _passed_to(wheel: Wheel, to: int, now: dt.datetime) -> Wheel:
    """The wheel in other hands: what its driver had offered is over, and so is what the new one
    asked for; what others asked for is the new driver's to settle."""
    asks = frozenset(w for w in wheel.wishes if w.kind is Kind.ASK and w.to != to)
    return replace(wheel, driver=to, heard_at=now, wishes=asks)
