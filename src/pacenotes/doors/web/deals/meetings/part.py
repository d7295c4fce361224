"""A deal's meetings, for `deals/meetings/part.html`."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Deal, Meeting
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class Meetings:
    """Those to come, the next first, and those that were, the latest first."""

    deal: Deal
    to_come: tuple[Meeting, ...]
    over: tuple[Meeting, ...]
    may_plan: bool


def meetings_part(deal: Deal, person: Person) -> Meetings:
    """A deal's meetings, in one query."""
    today = timezone.localdate()
    meetings = list(deal.meetings.all())
    return Meetings(
        deal,
        tuple(reversed([m for m in meetings if m.held_on >= today])),
        tuple(m for m in meetings if m.held_on < today),
        rules.may_contribute(person, deal),
    )
