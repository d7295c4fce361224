"""What waits for a person on demos today: inputs on their plans, the demos that they give, and
questions that were parked for their side."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from pacenotes.core.position import HouseSide
from pacenotes.core.positions import POSITIONS
from pacenotes.rooms.deals.models import Input, TeamMember
from pacenotes.rooms.deals.queries.today import NAMED, Listed, listed
from pacenotes.rooms.demos.models import Demo, ParkedQuestion
from pacenotes.rooms.demos.queries.plan_inputs import inputs_to_decide
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class DemosToday:
    """The demos that somebody gives, from today on or without a day, others' inputs on their plans,
    and, for the sales side of a deal, commercial questions that nobody has answered."""

    demos: Listed[Demo]
    plan_inputs: Listed[Input]
    parked: Listed[ParkedQuestion]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.demos.count or self.plan_inputs.count or self.parked.count)


def demos_today(person: Person) -> DemosToday:
    """What waits, in three queries. Technical questions wait among the deals' own."""
    ahead = Q(held_on=None) | Q(held_on__gte=timezone.localdate())
    demos = Demo.objects.filter(ahead, demoer=person, deal__outcome="open").visible_to(person)
    demos = demos.select_related("deal__account").only("title", "held_on", *NAMED)
    return DemosToday(
        listed(demos.order_by(F("held_on").asc(nulls_last=True), "pk")),
        listed(inputs_to_decide(person)),
        listed(_parked(person)),
    )


def _parked(person: Person) -> QuerySet[ParkedQuestion]:
    keys = [position.key for position in POSITIONS if position.side is HouseSide.SALES]
    sold = TeamMember.objects.filter(person=person, position_key__in=keys).values("deal")
    rows = ParkedQuestion.objects.filter(
        side=HouseSide.SALES,
        answer="",
        session__demo__deal__in=sold,
        session__demo__deal__outcome="open",
    )
    rows = rows.select_related("session__demo__deal__account", "asked_by", "parked_by")
    named = (f"session__demo__{name}" for name in NAMED)
    rows = rows.only("text", "asked_by__name", "parked_by__name", *named)
    return rows.order_by("parked_at", "pk")
