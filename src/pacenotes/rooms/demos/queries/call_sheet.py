"""What the sales person takes to a demo: what is still unknown, and who could say it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from pacenotes.core.call_sheet import Attendee, OnQuestion, call_sheet
from pacenotes.core.qualification import QUESTIONS
from pacenotes.rooms.deals.models import Contact, Deal, Meeting, Pitfall
from pacenotes.rooms.deals.queries.standings import computed
from pacenotes.rooms.demos.models import Demo


@dataclass(frozen=True, slots=True)
class CallSheet:
    """The five questions, and the pitfalls to listen for. `is_of_a_meeting` says whether the people
    are those of the demo's meeting; else they are all of the deal's with a role."""

    questions: tuple[OnQuestion, ...]
    pitfalls: tuple[Pitfall, ...]
    is_of_a_meeting: bool
    knows_somebody: bool


def call_sheet_of(demo: Demo) -> CallSheet:
    """A demo's call sheet, in five queries."""
    told = computed(demo.deal, QUESTIONS, timezone.localdate())
    lights = {question.key: standing.whole.light for question, standing in told}
    parts = {part.key: one.light for _, standing in told for part, one in standing.parts}
    people = attendees(demo.deal, demo.meeting)
    pitfalls = demo.deal.pitfalls.standing().filter(state=Pitfall.State.OPEN)
    return CallSheet(
        call_sheet(lights, parts, people),
        tuple(pitfalls.select_related("minded_by")[:MOST_PITFALLS]),
        demo.meeting is not None,
        bool(people),
    )


def attendees(deal: Deal, meeting: Meeting | None) -> list[Attendee]:
    """The account's people at the meeting, each with their roles in the deal; without a meeting
    everybody who has a role."""
    roles: dict[int, list[str]] = {}
    named: dict[int, Contact] = {}
    for given in deal.contact_roles.select_related("contact"):
        roles.setdefault(given.contact_id, []).append(given.role)
        named[given.contact_id] = given.contact
    people = list(meeting.contacts.all()) if meeting is not None else list(named.values())
    return [Attendee(one.name, tuple(roles.get(one.pk, ()))) for one in people]


MOST_PITFALLS = 8
"""Pitfalls on one sheet of paper, the worst first."""
