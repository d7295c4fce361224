"""What a contact's page shows, to one person."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from pacenotes.core.qualification import PART_NAMES
from pacenotes.doors.web.deals.custom_facts import custom_facts
from pacenotes.doors.web.deals.evidence_rows import evidence_rows
from pacenotes.doors.web.deals.own_timeline import timeline
from pacenotes.rooms.calls.queries import calls_with
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Contact, CustomField
from pacenotes.rooms.deals.queries.accounts import MOST_SAID, meetings_with, roles_of, said_by
from pacenotes.rooms.people.models import Person


def contact_page(contact: Contact, person: Person, before: str) -> dict[str, Any]:
    """A contact as this person may see them; `before` is where the timeline goes on.

    Met means was in a conversation with us: on a call that is kept here. An invitation isn't one.
    """
    said = list(said_by(contact, person)[: MOST_SAID + 1])
    calls = calls_with(contact, person)
    days = [call.held_on for call, _spoke in calls if call.held_on]
    return {
        "contact": contact,
        "facts": custom_facts(CustomField.On.CONTACT, contact.custom),
        "roles": roles_of([contact], person).get(contact.pk, []),
        "said": [(row, _part(row.piece.part)) for row in evidence_rows(said[:MOST_SAID])],
        "has_said_more": len(said) > MOST_SAID,
        "calls": calls,
        "last_met": max(days, default=None),
        "meetings": list(meetings_with(contact, person)[:MOST_SAID]),
        "today": timezone.localdate(),
        "timeline": timeline(contact, person, before),
        "may_keep": rules.may_keep_account(person, contact.account),
    }


def _part(key: str) -> str:
    """What a part of the five questions is called; its key where it is none any more."""
    return PART_NAMES.get(key, key)
