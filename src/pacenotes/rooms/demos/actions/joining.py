"""A session and the transcript of its call: joined, and parted again."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

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
    again moves it. ValidationError for a call of another deal, or of another session."""
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
    current.call, current.call_offset = call, offset
    current.save(update_fields=["call", "call_offset"])
    after = {"call": call.pk, "offset": offset}
    record("joined", current, by=by, before=before, after=after, deal_id=call.deal_id)
    return current


@transaction.atomic
def part_call(*, session: DemoSession, by: Person) -> DemoSession:
    """Say that the call wasn't this session's after all."""
    current = hold_session(session.pk)
    check_may_take_part(by, current.demo.deal)
    before = {"call": current.call_id}
    if current.call_id is not None:
        current.call, current.call_offset = None, None
        current.save(update_fields=["call", "call_offset"])
        record("parted", current, by=by, before=before, deal_id=current.demo.deal_id)
    return current
