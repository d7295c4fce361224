"""A filter's conditions in words, each with the address of the page without it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import TypedDict

from django.utils.translation import gettext as _

from pacenotes.core.deal_filter import (
    ANY,
    ME,
    NOBODY,
    NOT_ANSWERED,
    Bound,
    Closing,
    CustomCondition,
    DealFilter,
    Pair,
    closing_days,
)
from pacenotes.core.positions import POSITIONS
from pacenotes.core.qualification import QUESTIONS, Light
from pacenotes.core.wording import N_
from pacenotes.doors.web.deals.board.asked import query_of
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals.models import CustomField
from pacenotes.rooms.deals.queries.house import pipelines
from pacenotes.rooms.deals.queries.orders import Sort
from pacenotes.rooms.people.models import Person, Unit


class ConditionWord(TypedDict):
    """A condition in words, and the query string without it."""

    words: str
    without: str


OUTCOMES = {
    "open": N_("open deals"),
    "won": N_("won"),
    "lost": N_("lost"),
    ANY: N_("open and closed"),
}
CLOSINGS = {
    Closing.OVERDUE: N_("overdue"),
    Closing.THIS_MONTH: N_("this month"),
    Closing.THIS_QUARTER: N_("this quarter"),
    Closing.NEXT_QUARTER: N_("next quarter"),
    Closing.UNKNOWN: N_("not said"),
}
LIGHTS = {
    NOT_ANSWERED: N_("not answered"),
    Light.UNKNOWN: N_("unknown"),
    Light.HEARD: N_("heard"),
    Light.ANSWERED: N_("answered"),
    Light.STALE: N_("stale"),
    Light.CONTRADICTED: N_("contradicted"),
}


def condition_words(
    chosen: DealFilter, sort: Sort, person: Person, today: dt.date
) -> list[ConditionWord]:
    """Each condition in words. That closed deals are asked for too isn't one to take away."""
    return [
        {
            "words": _in_words(chosen, condition, person, today),
            "without": query_of(chosen.without(condition), sort),
        }
        for condition in chosen.conditions()
        if condition != ("outcome", ANY)
    ]


def _in_words(chosen: DealFilter, condition: Pair, person: Person, today: dt.date) -> str:
    name, value = condition
    kind, _dot, key = name.partition(".")
    if kind == "light":
        question = next(q.name for q in QUESTIONS if q.key == key)
        return _("%(what)s: %(value)s") % {"what": _(question), "value": _(LIGHTS[value])}
    if kind == "custom":
        return _custom(next(c for c in chosen.custom if (c.name, c.value) == condition))
    if name == "owner":
        return _owner(value, person)
    if name == "closes":
        return _closing(Closing(value), today)
    return _SAID[name](value, chosen)


def _closing(closing: Closing, today: dt.date) -> str:
    first, last = closing_days(closing, today)
    said = _("expected close: %(when)s") % {"when": _(CLOSINGS[closing])}
    if first is None or last is None:
        return said
    return f"{said} ({PAGE.day(first)} – {PAGE.day(last)})"


def _owner(value: str, person: Person) -> str:
    if value == ME:
        return _("mine")
    if value == NOBODY:
        return _("owned by nobody")
    found = Person.objects.visible_to(person).filter(pk=int(value)).first()
    return _("owner: %(name)s") % {"name": found.name if found else _("somebody unknown")}


def _unit(value: str, _chosen: DealFilter) -> str:
    unit = Unit.objects.filter(pk=int(value)).first()
    return _("part: %(name)s") % {"name": unit.name if unit else _("one that is gone")}


def _custom(condition: CustomCondition) -> str:
    field = CustomField.objects.filter(on=CustomField.On.DEAL, key=condition.key).first()
    name = field.name if field else condition.key
    if condition.bound is Bound.FROM:
        return _("%(what)s from %(value)s") % {"what": name, "value": condition.value}
    if condition.bound is Bound.TO:
        return _("%(what)s up to %(value)s") % {"what": name, "value": condition.value}
    return _("%(what)s: %(value)s") % {"what": name, "value": condition.value}


def _pipeline(value: str, _chosen: DealFilter) -> str:
    return next((_(way.name) for way in pipelines() if way.key == value), value)


def _stage(value: str, chosen: DealFilter) -> str:
    stages = [
        stage
        for way in pipelines()
        if chosen.pipeline in ("", way.key)
        for stage in way.stages
        if stage.key == value
    ]
    return _("stage: %(name)s") % {"name": _(stages[0].name) if stages else value}


def _vacant(value: str, _chosen: DealFilter) -> str:
    if value == ANY:
        return _("with a vacant position")
    name = next((_(p.name) for p in POSITIONS if p.key == value), value)
    return _("vacant: %(position)s") % {"position": name}


def _amount_from(_value: str, chosen: DealFilter) -> str:
    return _("amount from %(amount)s") % {"amount": PAGE.number(chosen.amount_from or Decimal(0))}


def _amount_to(_value: str, chosen: DealFilter) -> str:
    return _("amount up to %(amount)s") % {"amount": PAGE.number(chosen.amount_to or Decimal(0))}


def _day_from(value: str, _chosen: DealFilter) -> str:
    return _("closes from %(day)s") % {"day": PAGE.day(dt.date.fromisoformat(value))}


def _day_to(value: str, _chosen: DealFilter) -> str:
    return _("closes by %(day)s") % {"day": PAGE.day(dt.date.fromisoformat(value))}


_SAID: dict[str, Callable[[str, DealFilter], str]] = {
    "q": lambda value, _chosen: f"“{value}”",
    "outcome": lambda value, _chosen: _(OUTCOMES[value]),
    "currency": lambda value, _chosen: value,
    "competitor": lambda value, _chosen: _("competitor: %(name)s") % {"name": value},
    "pipeline": _pipeline,
    "stage": _stage,
    "vacant": _vacant,
    "unit": _unit,
    "amount_from": _amount_from,
    "amount_to": _amount_to,
    "closes_from": _day_from,
    "closes_to": _day_to,
}
