"""What a contact's page shows, to one person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from pacenotes.core.deal_filter import read_own
from pacenotes.core.qualification import PART_NAMES
from pacenotes.doors.web.deals.board.asked import pairs_of
from pacenotes.doors.web.deals.contacts.forms import ContactsForm
from pacenotes.doors.web.deals.custom_facts import custom_facts
from pacenotes.doors.web.deals.evidence_rows import evidence_rows, occasion, source_address
from pacenotes.doors.web.deals.own_conditions import own_conditions
from pacenotes.doors.web.deals.own_timeline import timeline
from pacenotes.rooms.calls.queries import calls_with
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Contact, CustomField, Deal, Evidence
from pacenotes.rooms.deals.queries.accounts import MOST_SAID, meetings_with, roles_of, said_by
from pacenotes.rooms.deals.queries.contacts import contacts_page, said_met
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where a contact was met: in words, its day, and the address of what was said there."""

    told: str
    on: dt.date | None
    href: str
    deal: Deal


def listed(told: QueryDict, person: Person) -> dict[str, Any]:
    """A page of the list that a query string asks for, and the address of the next one."""
    form = ContactsForm(told)
    (search, sort, after), role = form.chosen(), form.role_chosen()
    own = read_own(pairs_of(told))
    page = contacts_page(person, search=search, role=role, sort=sort, after=after, own=own)
    asked = {"search": search, "role": role, "sort": sort}
    kept = [(name, value) for name, value in asked.items() if value and (name, value) != _USUAL]
    kept += [(one.name, one.value) for one in own]
    return {
        "form": ContactsForm(initial=asked),
        "rows": page.rows,
        "own": own_conditions(CustomField.On.CONTACT, own),
        "is_own_asked": bool(own),
        "is_searched": bool(search or role or own),
        "is_further": after is not None,
        "start": urlencode(kept),
        "next": urlencode([*kept, ("after", str(page.after))]) if page.after else "",
    }


_USUAL = ("sort", "name")


def contact_page(contact: Contact, person: Person, before: str) -> dict[str, Any]:
    """A contact as this person may see them; `before` is where the timeline goes on.

    Met means was in a conversation with us: on a call that is kept here, or where the owner of a
    deal named them as met. An invitation isn't one.
    """
    said = list(said_by(contact, person)[: MOST_SAID + 1])
    calls = calls_with(contact, person)
    occasions = _occasions(said_met(contact, person)[:MOST_SAID], {call.pk for call, _ in calls})
    days = [call.held_on for call, _spoke in calls if call.held_on]
    days += [one.on for one in occasions if one.on]
    return {
        "contact": contact,
        "facts": custom_facts(CustomField.On.CONTACT, contact.custom),
        "roles": roles_of([contact], person).get(contact.pk, []),
        "said": [(row, _part(row.piece.part)) for row in evidence_rows(said[:MOST_SAID])],
        "has_said_more": len(said) > MOST_SAID,
        "calls": calls,
        "occasions": occasions,
        "last_met": max(days, default=None),
        "meetings": list(meetings_with(contact, person)[:MOST_SAID]),
        "today": timezone.localdate(),
        "timeline": timeline(contact, person, before),
        "may_keep": rules.may_keep_account(person, contact.account),
    }


def _occasions(pieces: Iterable[Evidence], calls: Collection[int]) -> list[Occasion]:
    """Each occasion once, without the calls that are listed anyway."""
    found: dict[tuple[str, int], Occasion] = {}
    for piece in pieces:
        if piece.source != Evidence.Source.CALL or piece.source_id not in calls:
            told = Occasion(occasion(piece), piece.said_on, source_address(piece), piece.deal)
            found.setdefault((piece.source, piece.source_id), told)
    return list(found.values())


def _part(key: str) -> str:
    """What a part of the five questions is called; its key where it is none any more."""
    return PART_NAMES.get(key, key)
