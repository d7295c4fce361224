"""Reads of deals with their teams."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Prefetch

from pacenotes.core.positions import HouseSide, position_or_bare
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


def editable(person: Person, ids: Sequence[int]) -> frozenset[int]:
    """Which of the deals with these ids `rules.may_edit_deal` lets this person edit and move, in
    one query."""
    if not person.is_active:
        return frozenset()
    played = TeamMember.objects.filter(person=person, deal__in=ids)
    return frozenset(
        deal
        for deal, key in played.values_list("deal_id", "position_key")
        if position_or_bare(key).side is HouseSide.SALES
    )
