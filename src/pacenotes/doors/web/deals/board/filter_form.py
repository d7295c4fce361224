"""The form of a filter: every condition that there is, with what is asked for now."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from pacenotes.core.deal_filter import ANY, ME, NOBODY, DealFilter
from pacenotes.core.positions import POSITIONS
from pacenotes.core.qualification import QUESTIONS
from pacenotes.doors.web.deals.board.asked import Asked
from pacenotes.doors.web.deals.board.condition_words import CLOSINGS, LIGHTS, OUTCOMES
from pacenotes.rooms.deals.models import CustomField
from pacenotes.rooms.deals.queries.house import pipelines
from pacenotes.rooms.people.models import Person, Unit

Choices = list[tuple[str, str, bool]]
"""Values with what they are called and whether they are chosen."""


def filter_form(asked: Asked, person: Person) -> dict[str, Any]:
    """What the form's template shows. It is written by hand there: Django's widgets would cost
    more than the whole page where there are hundreds of colleagues to choose from."""
    chosen = asked.chosen
    return {
        "chosen": chosen,
        "sort": str(asked.sort),
        "pipelines": _marked([("", _("any")), *((w.key, _(w.name)) for w in pipelines())],
                             chosen.pipeline),
        "stages": _stages(chosen),
        "outcomes": _marked([(key, _(name)) for key, name in OUTCOMES.items()], chosen.outcome),
        "owners": _owners(chosen, person),
        "units": _units(chosen),
        "closings": _marked(
            [("", _("any time")), *((key.value, _(name)) for key, name in CLOSINGS.items())],
            chosen.closes or "",
        ),
        "questions": [_question(q.key, q.name, chosen) for q in QUESTIONS],
        "positions": _marked(
            [("", _("any")), (ANY, _("some position")), *((p.key, _(p.name)) for p in POSITIONS)],
            chosen.vacant,
        ),
        "custom": [_custom(field, chosen) for field in _fields()],
    }  # fmt: skip


def _marked(choices: list[tuple[str, str]], *now: str) -> Choices:
    return [(value, name, value in now) for value, name in choices]


def _stages(chosen: DealFilter) -> Choices:
    """Every stage once by its key, in the order of the pipelines."""
    names = {stage.key: _(stage.name) for way in reversed(pipelines()) for stage in way.stages}
    keys = dict.fromkeys(stage.key for way in pipelines() for stage in way.stages)
    return _marked([(key, names[key]) for key in keys], *chosen.stages)


def _owners(chosen: DealFilter, person: Person) -> Choices:
    people = Person.objects.visible_to(person).values_list("pk", "name")
    usual = [("", _("anybody")), (ME, _("me")), (NOBODY, _("nobody"))]
    return _marked([*usual, *((str(pk), name) for pk, name in people)], chosen.owner)


def _units(chosen: DealFilter) -> Choices:
    units = [(str(u.pk), "\N{NO-BREAK SPACE}" * 2 * u.depth + u.name) for u in Unit.objects.all()]
    return _marked([("", _("any")), *units], str(chosen.unit or "")) if units else []


def _question(key: str, name: str, chosen: DealFilter) -> dict[str, Any]:
    lights = [("", _("however it stands")), *((str(k), _(v)) for k, v in LIGHTS.items())]
    now = [light for question, light in chosen.lights if question == key] or [""]
    return {"key": key, "name": name, "lights": _marked(lights, now[0])}


def _fields() -> list[CustomField]:
    return list(CustomField.objects.filter(on=CustomField.On.DEAL))


def _custom(field: CustomField, chosen: DealFilter) -> dict[str, Any]:
    now = {condition.bound.value: condition.value for condition in chosen.custom
           if condition.key == field.key}  # fmt: skip
    options = {
        CustomField.Kind.FLAG: [("", _("any")), ("yes", _("yes")), ("no", _("no"))],
        CustomField.Kind.CHOICE: [("", _("any")), *((c, c) for c in field.choices)],
    }.get(CustomField.Kind(field.kind), [])
    return {
        "field": field,
        "is_range": field.kind in (CustomField.Kind.NUMBER, CustomField.Kind.DATE),
        "input": "date" if field.kind == CustomField.Kind.DATE else "text",
        "choices": _marked(options, now.get("is", "")),
        "is": now.get("is", ""),
        "from": now.get("from", ""),
        "to": now.get("to", ""),
    }
