"""What changing hands at the wheel is made of: a session held, and its wheel before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.wheel import NOT_YOURS, Kind, Refused, Wheel, Wish
from pacenotes.rooms.deals.queries.house import policy
from pacenotes.rooms.demos.actions.telling import hold_session
from pacenotes.rooms.demos.models import Cue, DemoSession, Handover, Hold
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden


@dataclass(frozen=True, slots=True)
class Held:
    """A session that is held, with its wheel as of `now`, and the rows that this is in."""

    session: DemoSession
    now: dt.datetime
    hold: Hold | None
    wishes: dict[Wish, Handover]
    wheel: Wheel

    @property
    def driver_id(self) -> int | None:
        """Who drives, None where nobody does."""
        return self.wheel.driver


def held_live(session_id: int) -> Held:
    """A session held until the transaction ends; ValidationError where it has ended."""
    session = hold_session(session_id)
    if session.ended_at is not None:
        raise ValidationError(_("This session has ended. Nothing was changed."))
    # Each rule asks who plays which position.
    prefetch_related_objects([session], "demo__deal__team")
    # After the session is held, so that times stand in the order of the changes.
    now = timezone.now()
    hold = session.holds.filter(released_at=None).select_related("person").first()
    wishes = {
        Wish(Kind(row.kind), row.wanted_by_id): row
        for row in session.handovers.filter(state=Handover.State.OPEN)
    }
    wheel = Wheel(
        hold.person_id if hold else None,
        hold.beat_at if hold else None,
        dt.timedelta(seconds=policy().live.lease),
        frozenset(wishes),
    )
    return Held(session, now, hold, wishes, wheel)


def moved(held: Held, move: Callable[[Wheel], Wheel]) -> Wheel:
    """The wheel after a move; Forbidden where only the driver may make it, ValidationError where
    it can't be made as things stand. Both name who drives."""
    try:
        return move(held.wheel)
    except Refused as refused:
        driver = held.hold.person.name if held.hold else ""
        told = refused.words(driver=driver)
        if refused.why == NOT_YOURS:
            raise Forbidden(told) from None
        raise ValidationError(told.say(_)) from None


def turn(held: Held, after: Wheel, *, by: Person, release: str) -> Hold | None:
    """Write down that the wheel has other hands, or none: its new hold. `release` says why the
    hold before it ended; what was wished for and isn't any more is over."""
    if held.hold is not None:
        held.hold.released_at, held.hold.release = held.now, release
        held.hold.save(update_fields=["released_at", "release"])
    for wish in held.wheel.wishes - after.wishes:
        settle(held.wishes[wish], Handover.State.OVER, by=by, now=held.now)
    if after.driver is None:
        return None
    taken = Hold.objects.create(
        session=held.session, person_id=after.driver, began_at=held.now, beat_at=held.now
    )
    unsettled = held.session.cues.filter(state__in=[Cue.State.SENT, Cue.State.SEEN])
    unsettled.update(driver=after.driver)
    return taken


def settle(handover: Handover, state: str, *, by: Person, now: dt.datetime) -> None:
    """Write down what became of a handover; nothing where that is written down already."""
    if handover.state == Handover.State.OPEN:
        handover.state, handover.settled_at, handover.settled_by = state, now, by
        handover.save(update_fields=["state", "settled_at", "settled_by"])
