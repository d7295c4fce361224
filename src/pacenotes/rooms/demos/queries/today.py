"""What waits for a person on demos today: inputs on their plans, and the demos that they give."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q
from django.utils import timezone

from pacenotes.rooms.deals.models import Input
from pacenotes.rooms.deals.queries.today import Listed, listed
from pacenotes.rooms.demos.models import Demo
from pacenotes.rooms.demos.queries.plan_inputs import inputs_to_decide
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class DemosToday:
    """The demos that somebody gives, from today on or without a day, and others' inputs on their
    plans."""

    demos: Listed[Demo]
    plan_inputs: Listed[Input]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.demos.count or self.plan_inputs.count)


def demos_today(person: Person) -> DemosToday:
    """What waits, in two queries."""
    ahead = Q(held_on=None) | Q(held_on__gte=timezone.localdate())
    demos = Demo.objects.filter(ahead, demoer=person, deal__outcome="open").visible_to(person)
    demos = demos.select_related("deal__account")
    return DemosToday(
        listed(demos.order_by(F("held_on").asc(nulls_last=True), "pk")),
        listed(inputs_to_decide(person)),
    )
