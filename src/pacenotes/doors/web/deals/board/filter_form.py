"""The form of a filter: every condition that there is, with what is asked for now."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from pacenotes.core.deal_filter import ANY, ME, NOBODY, DealFilter
from pacenotes.core.positions import POSITIONS
from pacenotes.core.qualification import QUESTIONS
from pacenotes.doors.web.deals.board.asked import Asked
from pacenotes.doors.web.deals.board.condition_words import CLOSINGS, LIGHTS, OUTCOMES
from pacenotes.doors.web.deals.own_conditions import Choices, marked, own_conditions
from pacenotes.rooms.deals.models import CustomField
from pacenotes.rooms.deals.queries.house import pipelines
from pacenotes.rooms.people.models import Person, Unit


def filter_form(asked: Asked, person: Person) -> dict[str, Any]:
    """What the form's template shows. It is written by hand there: Django's widgets would cost
    more than the whole page where there are hundreds of colleagues to choose from."""
    chosen = asked.chosen
    return {
        "chosen": chosen,
        "sort": str(asked.sort),
        "pipelines": marked([("", _("any")), *((w.key, _(w.name)) for w in pipelines())],
                             chosen.pipeline),
        "stages": _stages(chosen),
        "outcomes": marked([(key, _(name)) for key, name in OUTCOMES.items()], chosen.outcome),
        "owners": _owners(chosen, person),
        "units": _units(chosen),
        "closings": marked(
            [("", _("any time")), *((key.value, _(name)) for key, name in CLOSINGS.items())],
            chosen.closes or "",
        ),
        "questions": [_question(q.key, q.name, chosen) for q in QUESTIONS],
        "positions": marked(
            [("", _("any")), (ANY, _("some position")), *((p.key, _(p.name)) for p in POSITIONS)],
            chosen.vacant,
        ),
        "custom": own_conditions(CustomField.On.DEAL, chosen.custom),
    }  # fmt: skip


def _stages(chosen: DealFilter) -> Choices:
    """Every stage once by its key, in the order of the pipelines."""
    names = {stage.key: _(stage.name) for way in reversed(pipelines()) for stage in way.stages}
    keys = dict.fromkeys(stage.key for way in pipelines() for stage in way.stages)
    return marked([(key, names[key]) for key in keys], *chosen.stages)


def _owners(chosen: DealFilter, person: Person) -> Choices:
    people = Person.objects.visible_to(person).values_list("pk", "name")
    usual = [("", _("anybody")), (ME, _("me")), (NOBODY, _("nobody"))]
    return marked([*usual, *((str(pk), name) for pk, name in people)], chosen.owner)


def _units(chosen: DealFilter) -> Choices:
    units = [(str(u.pk), "\N{NO-BREAK SPACE}" * 2 * u.depth + u.name) for u in Unit.objects.all()]
    return marked([("", _("any")), *units], str(chosen.unit or "")) if units else []


def _question(key: str, name: str, chosen: DealFilter) -> dict[str, Any]:
    lights = [("", _("however it stands")), *((str(k), _(v)) for k, v in LIGHTS.items())]
    now = [light for question, light in chosen.lights if question == key] or [""]
    return {"key": key, "name": name, "lights": marked(lights, now[0])}
