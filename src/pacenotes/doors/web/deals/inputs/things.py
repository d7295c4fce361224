"""What inputs can be on, by name and address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from pacenotes.core.qualification import QUESTIONS
from pacenotes.doors.web.deals.gate.rows import kind_name
from pacenotes.rooms.deals.models import Deal, Input
from pacenotes.rooms.demos.models import PlanStep
from pacenotes.rooms.people.models import Person

About = Input.About


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that an input can be on: what it is called, the page where it stands, and who owns
    it where that is one person alone."""

    about_type: str
    about_id: str
    label: str
    address: str
    owner: Person | None = None

    @property
    def about(self) -> str:
        """As a form sends it."""
        return f"{self.about_type}:{self.about_id}"

    @property
    def kind(self) -> str:
        """What sort of thing it is."""
        return str(About(self.about_type).label)


def things_of(deal: Deal) -> dict[tuple[str, str], Thing]:
    """Everything of a deal that an input can be on, in six queries."""
    found = [
        Thing(About.PART, part.key, _(part.name), _part_address(deal, question.key, part.key))
        for question in QUESTIONS
        for part in question.parts
    ]
    for due in deal.deadlines.all():
        at = f"{_question_address(deal, 'deadlines')}#deadline-{due.pk}"
        found.append(Thing(About.DEADLINE, str(due.pk), due.what, at))
    for pitfall in deal.pitfalls.all():
        at = f"{_question_address(deal, 'pitfalls')}#pitfall-{pitfall.pk}"
        found.append(Thing(About.PITFALL, str(pitfall.pk), pitfall.what, at))
    for asked in deal.technical_questions.select_related("owner"):
        at = reverse("technical-question", args=[deal.pk, asked.pk])
        short = Truncator(asked.text).chars(80)
        found.append(Thing(About.TECHNICAL_QUESTION, str(asked.pk), short, at, asked.owner))
    for request in deal.requests.all():
        at = reverse("request", args=[deal.pk, request.pk])
        label = f"{kind_name(request.kind)}: {Truncator(request.what).chars(60)}"
        found.append(Thing(About.REQUEST, str(request.pk), label, at))
    found += _planned(deal)
    return {(thing.about_type, thing.about_id): thing for thing in found}


def _planned(deal: Deal) -> Iterator[Thing]:
    """The plans of its demos, each with its steps; their demoers own them."""
    for demo in deal.demos.select_related("demoer"):
        at = reverse("demo", args=[demo.pk])
        yield Thing(About.DEMO, str(demo.pk), demo.title, at, demo.demoer)
    steps = PlanStep.objects.filter(demo__deal=deal).select_related("demo__demoer")
    for step in steps.order_by("demo", "place", "pk"):
        at = f"{reverse('demo', args=[step.demo_id])}#step-{step.pk}"
        yield Thing(About.PLAN_STEP, str(step.pk), step.shows, at, step.demo.demoer)


def _question_address(deal: Deal, key: str) -> str:
    return reverse("deal-question", args=[deal.pk, key])


def _part_address(deal: Deal, question: str, part: str) -> str:
    return f"{_question_address(deal, question)}#{part}"
