"""Reads of demos and their plans."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Prefetch
from django.utils import timezone

from pacenotes.core.demo_plan import Minutes, minutes, unproven
from pacenotes.rooms.deals.models import Deal, RequiredCapability, TeamMember
from pacenotes.rooms.demos.models import Demo, DemoQuerySet, PlanStep
from pacenotes.rooms.people.models import Person

MOST_ROWS = 100
"""Demos that a list shows."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A demo's plan: its steps in order, its minutes, and the required capabilities that no step
    proves, musts first. `required` are all of the deal's."""

    demo: Demo
    steps: tuple[PlanStep, ...]
    minutes: Minutes
    required: tuple[RequiredCapability, ...]
    unproven: tuple[RequiredCapability, ...]


@dataclass(frozen=True, slots=True)
class OwnDemos:
    """Somebody's demos: those that they give, to come and without a day first, those that
    colleagues give on deals whose team they are on, and those of either that are over."""

    giving: tuple[Demo, ...]
    others: tuple[Demo, ...]
    over: tuple[Demo, ...]
    is_cut: bool


def demos_of(person: Person) -> DemoQuerySet:
    """The demos this person may see, with what their pages name and the deal's team, in two
    queries however many."""
    team = TeamMember.objects.select_related("person")
    return (
        Demo.objects.visible_to(person)
        .select_related("deal__account", "deal__unit", "demoer", "meeting", "request")
        .prefetch_related(Prefetch("deal__team", queryset=team))
    )


def plan_of(demo: Demo) -> Plan:
    """A demo's plan, in three queries."""
    steps = tuple(demo.steps.prefetch_related("proves"))
    required = tuple(demo.deal.capabilities.all())
    proven = {one for step in steps for one in step.proves.all()}
    return Plan(
        demo,
        steps,
        minutes((step.minutes for step in steps), demo.minutes),
        required,
        tuple(unproven(required, proven)),
    )


def demos_on(deal: Deal) -> list[Demo]:
    """A deal's demos, the next first, then those without a day, in one query."""
    rows = deal.demos.select_related("demoer").order_by(F("held_on").desc(nulls_first=True), "-pk")
    return list(rows[:MOST_ROWS])


def own_demos(person: Person) -> OwnDemos:
    """Somebody's demos, in two queries."""
    today = timezone.localdate()
    rows = Demo.objects.filter(deal__team__person=person).visible_to(person)
    rows = rows.select_related("deal__account", "demoer")
    found = list(rows.order_by(F("held_on").desc(nulls_first=True), "-pk")[: MOST_ROWS + 1])
    shown = found[:MOST_ROWS]
    ahead = [one for one in shown if one.held_on is None or one.held_on >= today]
    ahead.sort(key=lambda one: (one.held_on is None, one.held_on or today, one.pk))
    return OwnDemos(
        tuple(one for one in ahead if one.demoer_id == person.pk),
        tuple(one for one in ahead if one.demoer_id != person.pk),
        tuple(one for one in shown if one.held_on is not None and one.held_on < today),
        len(found) > MOST_ROWS,
    )
