"""A filter of deals as a query: what each of its conditions asks of the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan

from pacenotes.core.deal_filter import (
    ANY,
    ME,
    NOBODY,
    NOT_ANSWERED,
    Bound,
    Closing,
    CustomCondition,
    DealFilter,
    closing_days,
    day,
    number,
)
from pacenotes.core.qualification import Light
from pacenotes.rooms.deals.models import (
    Account,
    Competitor,
    CustomField,
    DealQuerySet,
    Standing,
    TeamMember,
)
from pacenotes.rooms.deals.queries.house import pipelines
from pacenotes.rooms.people.models import Person, Unit

_NONE = Q(pk__in=())

Rows = TypeVar("Rows", bound=QuerySet[Any])


def filtered(
    deals: DealQuerySet, chosen: DealFilter, person: Person, today: dt.date
) -> DealQuerySet:
    """Those of the deals that a filter asks for; what this person may see was decided before."""
    conditions = [*_plain(chosen), *_dates(chosen, today), *_lights(chosen, today)]
    if chosen.owner:
        conditions.append(_owner(chosen.owner, person))
    if chosen.unit is not None:
        conditions.append(_unit(chosen.unit))
    if chosen.vacant:
        conditions.append(_vacant(chosen.vacant))
    whole = Q()
    for condition in conditions:
        whole &= condition
    return by_own_fields(deals.filter(whole), CustomField.On.DEAL, chosen.custom)


def by_own_fields(rows: Rows, on: str, conditions: Iterable[CustomCondition]) -> Rows:
    """Deals or accounts by the team's own fields on them; a field that is gone, or a value that
    doesn't fit its kind, matches nothing."""
    asked = list(conditions)
    if not asked:
        return rows
    kinds = dict(CustomField.objects.filter(on=on).values_list("key", "kind"))
    for at, condition in enumerate(asked):
        if condition.key not in kinds:
            return rows.none()
        try:
            lookup, value = _compared(CustomField.Kind(kinds[condition.key]), condition)
        except ValueError:
            return rows.none()
        # An alias, because a key with two underscores would be read as a path.
        rows = rows.alias(**{f"custom_{at}": KeyTransform(condition.key, "custom")}).filter(
            **{f"custom_{at}{lookup}": value}
        )
    return rows


def _plain(chosen: DealFilter) -> Iterable[Q]:
    if chosen.text:
        named = Account.objects.filter(name__icontains=chosen.text).values("pk")
        yield Q(name__icontains=chosen.text) | Q(account__in=named)
    if chosen.pipeline:
        yield Q(pipeline=chosen.pipeline)
    if chosen.stages:
        yield Q(stage__in=chosen.stages)
    if chosen.outcome != ANY:
        yield Q(outcome=chosen.outcome)
    if chosen.amount_from is not None:
        yield Q(amount__gte=chosen.amount_from)
    if chosen.amount_to is not None:
        yield Q(amount__lte=chosen.amount_to)
    if chosen.currency:
        yield Q(currency=chosen.currency)
    if chosen.competitor:
        named_there = Competitor.objects.filter(
            deal=OuterRef("pk"), name__icontains=chosen.competitor
        )
        yield Q(Exists(named_there))


def _dates(chosen: DealFilter, today: dt.date) -> Iterable[Q]:
    if chosen.closes is Closing.UNKNOWN:
        yield Q(closes_on__isnull=True)
    elif chosen.closes is not None:
        yield _between(*closing_days(chosen.closes, today))
    yield _between(chosen.closes_from, chosen.closes_to)


def _between(first: dt.date | None, last: dt.date | None) -> Q:
    whole = Q()
    if first is not None:
        whole &= Q(closes_on__gte=first)
    if last is not None:
        whole &= Q(closes_on__lte=last)
    return whole


def _lights(chosen: DealFilter, today: dt.date) -> Iterable[Q]:
    """One condition a question: any of the lights that are asked for."""
    asked: dict[str, Q] = {}
    for question, light in chosen.lights:
        asked[question] = asked.get(question, Q()) | _light(question, light, today)
    return asked.values()


def _light(question: str, light: str, today: dt.date) -> Q:
    """How a question stands as of today: what was answered turns stale without a row changing."""
    kept = Standing.objects.filter(deal=OuterRef("pk"), question=question)
    is_fresh = Q(stale_from__isnull=True) | Q(stale_from__gt=today)
    answered = kept.filter(light=Light.ANSWERED)
    match light:
        case Light.UNKNOWN:
            return ~Q(Exists(kept))
        case Light.ANSWERED:
            return Q(Exists(answered.filter(is_fresh)))
        case Light.STALE:
            return Q(Exists(answered.filter(stale_from__lte=today)))
        case _ if light == NOT_ANSWERED:
            return ~Q(Exists(answered.filter(is_fresh)))
        case _:
            return Q(Exists(kept.filter(light=light)))


def _owner(owner: str, person: Person) -> Q:
    if owner == NOBODY:
        return Q(owner__isnull=True)
    return Q(owner=person.pk if owner == ME else int(owner))


def _unit(pk: int) -> Q:
    unit = Unit.objects.filter(pk=pk).first()
    return Q(unit__in=Unit.objects.under(unit).values("pk")) if unit else _NONE


def _vacant(position: str) -> Q:
    """Deals in a stage that calls for a position which nobody on their team plays."""
    calling: dict[tuple[str, ...], Q] = {}
    for way in pipelines():
        for stage in way.stages:
            keys = tuple(key for key in stage.calls_for if position in (ANY, key))
            if keys:
                calling[keys] = calling.get(keys, Q()) | Q(pipeline=way.key, stage=stage.key)
    lacking = _NONE
    for keys, stages in calling.items():
        lacking |= stages & Q(LessThan(_manned(keys), len(keys)))
    return lacking


def _manned(positions: tuple[str, ...]) -> Coalesce:
    """How many of these positions somebody on a deal's team plays."""
    playing = TeamMember.objects.filter(deal=OuterRef("pk"), position_key__in=positions)
    counted = playing.order_by().values("deal").annotate(n=Count("position_key", distinct=True))
    return Coalesce(Subquery(counted.values("n")), 0)


def _compared(kind: CustomField.Kind, condition: CustomCondition) -> tuple[str, Any]:
    """The lookup and the value for a condition on a field of this kind."""
    bound = {Bound.IS: "", Bound.FROM: "__gte", Bound.TO: "__lte"}[condition.bound]
    match kind:
        case CustomField.Kind.NUMBER:
            return bound, _json_number(number(condition.value))
        case CustomField.Kind.DATE:
            return bound, day(condition.value).isoformat()
        case CustomField.Kind.FLAG:
            return "", {"yes": True, "no": False}.get(condition.value, condition.value)
        case CustomField.Kind.CHOICE:
            return "", condition.value
        case _:
            return "__icontains", condition.value


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
