"""Reads of deals with their teams."""

from __future__ import annotations

from django.db.models import Prefetch

from pacenotes.rooms.deals.models import Deal, DealQuerySet, TeamMember
from pacenotes.rooms.people.models import Person


def deals_of(person: Person) -> DealQuerySet:
    """The deals this person may see, with account and team, in three queries however many."""
    team = TeamMember.objects.select_related("person")
    return (
        Deal.objects.visible_to(person)
        .select_related("account", "owner", "unit")
        .prefetch_related(Prefetch("team", queryset=team))
    )
