"""The board: a pipeline's stages as columns, with their first deals and their sums."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Count, F, QuerySet, Sum

from pacenotes.core.deal_filter import ANY, DealFilter
from pacenotes.core.pipelines import Outcome, Pipeline, Stage
from pacenotes.rooms.deals.models import Deal, DealQuerySet
from pacenotes.rooms.deals.queries.filtering import filtered
from pacenotes.rooms.deals.queries.house import pipeline_of, pipelines
from pacenotes.rooms.deals.queries.lists import DealRow, deal_rows
from pacenotes.rooms.people.models import Person

CARDS = 15
"""Cards in a column; the sums are of all its deals."""

FEW = 400
"""Deals that are quicker read at once than column by column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A stage with the first of its deals, how many there are, and their sums by currency.

    `is_asked` is false where the filter leaves the stage out; `is_gone` is true for deals whose
    stage the pipeline no longer has.
    """

    stage: Stage
    deals: tuple[DealRow, ...]
    count: int
    sums: tuple[tuple[str, Decimal], ...]
    is_asked: bool = True
    is_gone: bool = False

    @property
    def more(self) -> int:
        """How many deals have no card here."""
        return self.count - len(self.deals)


def pipeline_shown(chosen: DealFilter) -> Pipeline:
    """The pipeline that a filter asks for; the usual one where it asks for none that there is."""
    return pipeline_of(chosen.pipeline) or pipelines()[0]


def board(person: Person, chosen: DealFilter, today: dt.date) -> tuple[Column, ...]:
    """A pipeline's columns, of the deals that this person may see: a query for the sums and one
    for each column that has deals."""
    way = pipeline_shown(chosen)
    asked = replace(chosen, pipeline=way.key)
    deals = filtered(Deal.objects.visible_to(person), asked, person, today)
    tallies = _tallies(deals)
    stages = [*way.stages, *_gone(way, tallies)]
    ids = _first_of_each(deals, [stage for stage in stages if stage.key in tallies], tallies)
    rows = deal_rows([pk for first in ids.values() for pk in first], today)
    by_id = {row.pk: row for row in rows}
    return tuple(
        Column(
            stage,
            tuple(by_id[pk] for pk in ids.get(stage.key, ()) if pk in by_id),
            *tallies.get(stage.key, (0, ())),
            is_asked=_is_asked(chosen, stage),
            is_gone=way.stage(stage.key) is None,
        )
        for stage in stages
    )


Tallies = dict[str, tuple[int, tuple[tuple[str, Decimal], ...]]]


def _tallies(deals: DealQuerySet) -> Tallies:
    """By stage: how many deals, and their sums by currency, which are never added up."""
    # By outcome too, because that is how their index is sorted.
    groups = ("outcome", "stage", "currency")
    rows = deals.order_by(*groups).values_list(*groups).annotate(n=Count("pk"), of=Sum("amount"))
    counts: dict[str, int] = {}
    sums: dict[str, dict[str, Decimal]] = {}
    for _outcome, stage, currency, count, amount in rows:
        counts[stage] = counts.get(stage, 0) + count
        if currency and amount is not None:
            of_stage = sums.setdefault(stage, {})
            of_stage[currency] = of_stage.get(currency, Decimal()) + amount
    return {stage: (counts[stage], tuple(sorted(sums.get(stage, {}).items()))) for stage in counts}


def _gone(way: Pipeline, tallies: Iterable[str]) -> list[Stage]:
    return [Stage(key, key) for key in tallies if way.stage(key) is None]


def _first_of_each(
    deals: DealQuerySet, stages: Sequence[Stage], tallies: Tallies
) -> dict[str, list[int]]:
    """Each column's first deals: what closes next is on top, among the closed what closed last.

    Few deals are read at once and put into columns here; of many, each column reads its own.
    """
    if sum(count for count, _ in tallies.values()) > FEW:
        return {stage.key: list(_first(deals, stage)) for stage in stages}
    placed: dict[str, list[tuple[int, int]]] = {}
    for pk, key, closes_on in deals.order_by("pk").values_list("pk", "stage", "closes_on"):
        placed.setdefault(key, []).append((closes_on.toordinal() if closes_on else 0, pk))
    return {stage.key: _in_order(placed.get(stage.key, []), stage)[:CARDS] for stage in stages}


def _first(deals: DealQuerySet, stage: Stage) -> QuerySet[Deal, int]:
    closes, pk = F("closes_on"), F("pk")
    if stage.outcome is Outcome.OPEN:
        ordered = deals.order_by(closes.asc(nulls_last=True), pk.asc())
    else:
        ordered = deals.order_by(closes.desc(nulls_last=True), pk.desc())
    return ordered.filter(stage=stage.key).values_list("pk", flat=True)[:CARDS]


def _in_order(placed: list[tuple[int, int]], stage: Stage) -> list[int]:
    """The same order as `_first`, of days as numbers, 0 where there is none."""
    is_open = stage.outcome is Outcome.OPEN
    known = sorted((pair for pair in placed if pair[0]), reverse=not is_open)
    unknown = sorted((pair for pair in placed if not pair[0]), reverse=not is_open)
    return [pk for _, pk in (*known, *unknown)]


def _is_asked(chosen: DealFilter, stage: Stage) -> bool:
    is_chosen = not chosen.stages or stage.key in chosen.stages
    return is_chosen and chosen.outcome in (ANY, stage.outcome.value)
