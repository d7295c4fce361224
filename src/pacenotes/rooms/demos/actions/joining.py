"""A session and the transcript of its call: joined, and parted again."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.rooms.calls import actions as calls
from pacenotes.rooms.calls.actions import Drove
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.demos.actions.telling import hold_session
from pacenotes.rooms.demos.models import DemoSession
from pacenotes.rooms.demos.rules.sessions import check_may_take_part
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person

MOST_OFFSET = 24 * 60 * 60
"""Seconds between a call's beginning and its demo's."""


@transaction.atomic
def join_call(*, session: DemoSession, call: Call, offset: float, by: Person) -> DemoSession:
    """Say that this call was the session's, which began `offset` seconds into it; joining it
    again moves it. The call is listened to again by who drove. ValidationError for a call of
    another deal, or of another session."""
    current = hold_session(session.pk)
    check_may_take_part(by, current.demo.deal)
    if call.deal_id != current.demo.deal_id:
        raise ValidationError(_("That call belongs to another deal."))
    Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call.pk)
    if DemoSession.objects.filter(call=call).exclude(pk=current.pk).exists():
        raise ValidationError(_("That call is another session's. Part them first."))
    if not abs(offset) <= MOST_OFFSET:
        raise ValidationError(_("A demo begins within a day of its call."))
    before = {"call": current.call_id, "offset": current.call_offset}
    if current.call is not None and current.call.pk != call.pk:
        calls.record_drivers(call=current.call, drivers=(), by=by)
    current.call, current.call_offset = call, offset
    current.save(update_fields=["call", "call_offset"])
    after = {"call": call.pk, "offset": offset}
    record("joined", current, by=by, before=before, after=after, deal_id=call.deal_id)
    hand_down(current, by=by)
    return current


@transaction.atomic
def part_call(*, session: DemoSession, by: Person) -> DemoSession:
    """Say that the call wasn't this session's after all; it is listened to again without it."""
    current = hold_session(session.pk)
    check_may_take_part(by, current.demo.deal)
    before = {"call": current.call_id}
    if current.call is not None:
        calls.record_drivers(call=current.call, drivers=(), by=by)
        current.call, current.call_offset = None, None
        current.save(update_fields=["call", "call_offset"])
        record("parted", current, by=by, before=before, deal_id=current.demo.deal_id)
    return current


def hand_down(session: DemoSession, *, by: Person) -> None:
    """Tell a joined session's call who had the wheel when; up to now, while the session is on."""
    if session.call is None:
        return
    offset, now = session.call_offset or 0.0, timezone.now()
    drivers = [
        Drove(
            hold.person,
            (hold.began_at - session.started_at).total_seconds() + offset,
            ((hold.released_at or now) - session.started_at).total_seconds() + offset,
        )
        for hold in session.holds.select_related("person")
    ]
    calls.record_drivers(call=session.call, drivers=drivers, by=by)
