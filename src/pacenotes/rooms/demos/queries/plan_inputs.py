"""Reads of inputs on plans: what one is on, and those that wait for who gives the demo."""

from __future__ import annotations

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from pacenotes.rooms.deals.models import Input
from pacenotes.rooms.deals.queries.today import GIVEN, NAMED
from pacenotes.rooms.demos.models import Demo, PlanStep
from pacenotes.rooms.people.models import Person

About = Input.About


def demo_about(deal_id: int, about_type: str, about_id: str) -> Demo | None:
    """The demo, with who gives it, that an input on a plan or a step is about; None where the
    deal has no such thing (any more)."""
    if not (about_id.isascii() and about_id.isdecimal() and len(about_id) < 19):
        return None
    demos = Demo.objects.filter(deal=deal_id).select_related("demoer", "deal")
    if about_type == About.DEMO:
        return demos.filter(pk=int(about_id)).first()
    if about_type == About.PLAN_STEP:
        return demos.filter(steps=int(about_id)).first()
    return None


def inputs_to_decide(person: Person) -> QuerySet[Input]:
    """Others' open inputs on the plans that are this person's, the oldest first."""
    plans = Demo.objects.filter(demoer=person).annotate(key=Cast("pk", CharField()))
    steps = PlanStep.objects.filter(demo__demoer=person).annotate(key=Cast("pk", CharField()))
    on_plans = Q(about_type=About.DEMO, about_id__in=plans.values("key"))
    on_steps = Q(about_type=About.PLAN_STEP, about_id__in=steps.values("key"))
    owned = on_plans | on_steps
    rows = Input.objects.filter(owned, state=Input.State.OPEN, deal__team__person=person)
    rows = rows.exclude(given_by=person).filter(deal__outcome="open")
    rows = rows.select_related("deal__account", "given_by").only(*GIVEN, "given_by__name", *NAMED)
    return rows.order_by("given_at", "pk")
