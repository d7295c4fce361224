"""Who may see which deals, for many people and many deals at once."""

from __future__ import annotations

from collections.abc import Collection

from pacenotes.rooms.deals.models import Deal, TeamMember
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import leads_unit


def who_see(deals: Collection[Deal], people: Collection[Person]) -> set[tuple[int, int]]:
    """Pairs of a person's and a deal's id, where that person may see that deal: what
    `Deal.objects.visible_to` says one by one, in one query. Units have to be there already."""
    active = [person for person in people if person.is_active]
    on_team = TeamMember.objects.filter(
        deal__in=[deal.pk for deal in deals], person__in=[person.pk for person in active]
    )
    seen = set(on_team.values_list("person_id", "deal_id"))
    for person in active:
        seen |= {(person.pk, deal.pk) for deal in deals if leads_unit(person, deal.unit)}
    return seen
