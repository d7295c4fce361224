"""In which order deals are listed, and where a page of them begins: by what stands there, never
by counting what stands before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OrderBy, Q

from pacenotes.core.deal_filter import ANY, LONGEST_VALUE, DealFilter, day, number
from pacenotes.rooms.deals.models import DealQuerySet
from pacenotes.rooms.deals.queries.house import pipelines

COLUMNS: dict[str, tuple[str, ...]] = {
    "closes": ("closes_on",),
    "name": ("name",),
    "account": ("account__name",),
    "stage": ("pipeline", "stage"),
    "amount": ("amount",),
    "owner": ("owner__name", "owner_id"),
    "opened": ("opened_on",),
}
"""What deals can be sorted by, the usual one first, and the columns that each compares."""


def _id(text: str) -> int:
    """An id; ValueError for anything else, and for what no database's integer holds."""
    if not (text.isascii() and text.isdecimal()) or len(text) > 15:
        raise ValueError(text)
    return int(text)


_READ: dict[str, Callable[[str], Any]] = {
    "closes_on": day,
    "opened_on": day,
    "amount": number,
    "owner_id": _id,
}


@dataclass(frozen=True, slots=True)
class Sort:
    """What deals are sorted by; where that is unknown, they stand last either way."""

    key: str = next(iter(COLUMNS))
    is_descending: bool = False

    def __str__(self) -> str:
        return ("-" if self.is_descending else "") + self.key


@dataclass(frozen=True, slots=True)
class Place:
    """A place between two deals: after the deal with these values and this id, or before it."""

    pk: int
    values: tuple[Any, ...]
    is_before: bool = False

    def __str__(self) -> str:
        known = () if None in self.values else reversed(self.values)
        return "~".join(str(part) for part in (self.pk, *known))


def read_sort(text: str) -> Sort:
    """What a query string sorts by; the usual order where it names nothing known."""
    key = text.removeprefix("-")
    return Sort(key, text.startswith("-")) if key in COLUMNS else Sort()


def read_place(text: str, sort: Sort, is_before: bool) -> Place | None:
    """A place as it was written; None, which is the beginning, for anything else."""
    columns = COLUMNS[sort.key]
    pk, *rest = text.split("~", len(columns))
    if len(text) > 2 * LONGEST_VALUE or "\0" in text:
        return None
    if rest and len(rest) != len(columns):
        return None
    try:
        if not rest:
            return Place(_id(pk), (None,) * len(columns), is_before)
        told = zip(columns, reversed(rest), strict=True)
        return Place(_id(pk), tuple(_READ.get(name, str)(value) for name, value in told), is_before)
    except (ValueError, OverflowError):
        return None


def ids_from(
    deals: DealQuerySet, sort: Sort, place: Place | None, most: int, chosen: DealFilter
) -> list[int]:
    """The ids of up to `most` deals after a place, or before it with the nearest first.

    Each stretch of the order is asked for by a plain range that an index answers; the next one
    only where there is room left.
    """
    ids: list[int] = []
    for which, order in stretches(sort, place, chosen):
        found = deals.filter(which).order_by(*order).values_list("pk", flat=True)
        ids += found[: most - len(ids)]
        if len(ids) >= most:
            break
    return ids


def stretches(
    sort: Sort, place: Place | None, chosen: DealFilter
) -> Iterator[tuple[Q, list[OrderBy]]]:
    """The stretches of an order from a place on: which deals, and in which order within."""
    runs = list(_runs(sort, chosen))
    is_up = True if place is None else not place.is_before
    ascends = is_up is not sort.is_descending
    if not is_up:
        runs.reverse()
    at = 0
    if place is not None:
        at = next((n for n, run in enumerate(runs) if run.holds(place.values)), len(runs) - 1)
        yield from _rest_of(runs[at], place, ascends)
        at += 1
    for run in runs[at:]:
        yield run.which, _ordered((*run.columns, "pk"), ascends)


@dataclass(frozen=True, slots=True)
class _Run:
    """Deals that stand together in an order; `holds` says whether values stand among them."""

    which: Q
    columns: tuple[str, ...]
    holds: Callable[[tuple[Any, ...]], bool]


def _runs(sort: Sort, chosen: DealFilter) -> Iterable[_Run]:
    """An order's runs: what is known and then what isn't, or one stage after the other."""
    columns = COLUMNS[sort.key]
    if sort.key == "stage":
        return _stages(chosen, sort.is_descending)
    known = _Run(Q(**{f"{columns[0]}__isnull": False}), columns, lambda values: None not in values)
    if sort.key == "name":
        return (known,)
    lacks = Q(**{f"{columns[0].partition('__')[0]}__isnull": True})
    return (known, _Run(lacks, (), lambda values: None in values))


def _stages(chosen: DealFilter, is_descending: bool) -> list[_Run]:
    """The stages that a filter lets through, in their order; last the deals that are in no such
    stage, because a team has changed its pipelines."""
    keys = [
        (way.key, stage.key)
        for way in pipelines()
        for stage in way.stages
        if chosen.pipeline in ("", way.key)
        and (not chosen.stages or stage.key in chosen.stages)
        and chosen.outcome in (ANY, stage.outcome)
    ]
    runs = [_stage(*key) for key in keys]
    elsewhere = Q(*(~run.which for run in runs))
    if is_descending:
        runs.reverse()
    return [*runs, _Run(elsewhere, (), lambda values: values not in keys)]


def _stage(pipeline: str, stage: str) -> _Run:
    which = Q(pipeline=pipeline, stage=stage)
    return _Run(which, (), lambda values: values == (pipeline, stage))


def _rest_of(run: _Run, place: Place, ascends: bool) -> Iterator[tuple[Q, list[OrderBy]]]:
    """What of a run stands after a place: the equals with another id, then the others, column by
    column, so that each is one range of an index."""
    beyond = "gt" if ascends else "lt"
    steps = [*zip(run.columns, place.values, strict=False), ("pk", place.pk)]
    for last in range(len(steps) - 1, -1, -1):
        name, value = steps[last]
        which = Q(**dict(steps[:last]), **{f"{name}__{beyond}": value})
        # What was asked to be equal needs no order of its own.
        following = [column for column, _ in steps[last:]]
        yield run.which & which, _ordered(following, ascends)


def _ordered(columns: Iterable[str], ascends: bool) -> list[OrderBy]:
    return [F(name).asc() if ascends else F(name).desc() for name in columns]
