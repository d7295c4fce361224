"""The wheel's travels in words, one change after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pacenotes.core.axis import clock
from pacenotes.rooms.demos.models import Handover, Hold
from pacenotes.rooms.demos.queries.record import DROPPED_OFF, Record


@dataclass(frozen=True, slots=True)
class Turn:
    """Something that happened to the wheel: when in the session, and what."""

    at: str
    said: str


def turns_of(record: Record) -> list[Turn]:
    """Every change of the wheel, every loss of a driver's line, and every wish for the wheel that
    came to nothing, in their order."""
    told = sorted([*_holds(record), *_line(record), *_wishes(record)], key=lambda one: one[0])
    return [Turn(clock(record.at(moment)), said) for moment, said in told]


def _holds(record: Record) -> Iterator[tuple[dt.datetime, str]]:
    before: Hold | None = None
    for hold in record.holds:
        yield hold.began_at, _begun(hold, before)
        if hold.released_at is not None and hold.release in {
            Hold.Release.LET_GO,
            Hold.Release.ENDED,
        }:
            yield hold.released_at, _ended(hold)
        before = hold


def _begun(hold: Hold, before: Hold | None) -> str:
    names = {"who": hold.person.name, "before": before.person.name if before else ""}
    if before is None:
        return _("%(who)s began with the wheel") % names
    if before.release == Hold.Release.HANDED_OVER:
        return _("%(before)s handed over to %(who)s") % names
    if before.release == Hold.Release.LAPSED:
        return _("%(who)s took the wheel from %(before)s, who was off the line") % names
    return _("%(who)s took the wheel") % names


def _ended(hold: Hold) -> str:
    names = {"who": hold.person.name}
    if hold.release == Hold.Release.LET_GO:
        return _("%(who)s let go") % names
    return _("the session ended with %(who)s at the wheel") % names


def _line(record: Record) -> Iterator[tuple[dt.datetime, str]]:
    drivers = {hold.pk: hold.person.name for hold in record.holds}
    for event in record.line:
        names = {"who": drivers[event.about_id]}
        if event.verb == DROPPED_OFF:
            yield event.at, _("%(who)s dropped off the line") % names
        else:
            yield event.at, _("%(who)s came back") % names


def _wishes(record: Record) -> Iterator[tuple[dt.datetime, str]]:
    """Offers and askings that moved nothing; those that were accepted are told by the wheel."""
    for one in record.handovers:
        if one.state != Handover.State.ACCEPTED:
            names = {"made": one.made_by.name, "wanted": one.wanted_by.name}
            said = (
                _("%(made)s offered it to %(wanted)s") % names
                if one.kind == Handover.Kind.OFFER
                else _("%(wanted)s asked for it") % names
            )
            yield one.made_at, f"{said}: {one.get_state_display()}"
