"""The landscape as columns, kept in this process and brought up to date as rows are added."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from django.db import connection
from django.db.models import Max

from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.places import Places
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.rectangles import CHECK, SpanColumns
from pacenotes.rooms.landscape.models import (
    CapabilityVersion,
    Coverage,
    FactSpan,
    LandscapeMark,
    Product,
)
from pacenotes.rooms.landscape.queries.records import records_of
from pacenotes.rooms.landscape.queries.versions import capability_versions, checks_in, spans_in

_MOST_TRIES = 3
"""Times that all is read again because somebody wrote meanwhile; then what was read last is shown,
and not kept."""
_MOST_TOLD = 20_000
"""Rows that are added one by one; with more of them new, all is read anew."""

_SPANS = """
    SELECT product_id, capability_id, fact_id, CASE WHEN qualifiers <> 0 THEN 1 ELSE 0 END,
           held_from, held_until, possible_from, possible_until, recorded_from, recorded_until
    FROM landscape_factspan
"""
_CHECKS = """
    SELECT product_id, capability_id, recorded_from, recorded_until FROM landscape_coverage
"""


@dataclass(frozen=True, slots=True)
class Landscape:
    """All that is recorded: columns, and beside them what is measured, which columns don't weigh.

    `measured` goes to what weighs: `columns.standings_at(…, measured)`, `columns.histories(…)`.
    """

    columns: Columns
    measured: Records


_Frame: TypeAlias = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Kept:
    """The landscape, and what of the database it was made from. Not `is_settled` where that may
    yet be taken back: it is good as long as the mark is, and nothing is built on it."""

    mark: int
    is_settled: bool
    frame: _Frame
    landscape: Landscape
    last_span: int
    last_check: int
    ended_spans: frozenset[int]
    ended_checks: frozenset[int]
    newest_end: int
    ends: int


_lock = threading.Lock()
_kept: dict[str, _Kept] = {}


def landscape_now() -> Landscape:
    """The landscape as columns; one query where nothing changed since they were made."""
    name = str(connection.settings_dict["NAME"])
    with _lock:
        for _ in range(_MOST_TRIES):
            mark, kept = _mark(), _kept.get(name)
            if kept is not None and kept.mark == mark:
                return kept.landscape
            found = _brought_up(kept, mark) or _made(mark)
            # Where the mark is another now, somebody wrote while this was read.
            if _mark() == mark:
                _kept[name] = found
                break
        return found.landscape


def _mark() -> int:
    return LandscapeMark.objects.values_list("number", flat=True).first() or 0


def _frame() -> _Frame:
    """What columns are built anew for: a capability that moved (the newest version), another
    product."""
    newest = CapabilityVersion.objects.aggregate(pk=Max("pk"))["pk"] or 0
    return newest, tuple(Product.objects.order_by("pk").values_list("pk", flat=True))


def _made(mark: int) -> _Kept:
    frame = _frame()
    products = frame[1]
    places = Places(capability_versions())
    spans, checks = _rows(_SPANS), _rows(_CHECKS)
    columns = Columns.of_columns(products, places, _span_columns(spans, checks, products, places))
    return _Kept(mark, _is_settled(), frame, Landscape(columns, _measured()), *_ends())


def _is_settled() -> bool:
    return not connection.in_atomic_block


def _rows(sql: str) -> np.ndarray[Any, np.dtype[np.int64]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        width = len(cursor.description or ())
        rows = cursor.fetchall()
    flat = np.fromiter((value for row in rows for value in row), np.int64, len(rows) * width)
    return flat.reshape(-1, width).T


def _span_columns(
    spans: np.ndarray[Any, np.dtype[np.int64]],
    checks: np.ndarray[Any, np.dtype[np.int64]],
    products: tuple[int, ...],
    places: Places,
) -> SpanColumns:
    product_ids = np.array(products, np.int64)
    count = checks.shape[1]
    never = np.full(count, OPEN, np.int64)
    told = [
        np.concatenate((spans[at], column))
        for at, column in enumerate(
            (
                checks[0], checks[1], np.full(count, CHECK, np.int64), np.zeros(count, np.int64),
                never, never, never, never, checks[2], checks[3],
            )
        )
    ]  # fmt: skip
    days = [column.astype(np.int32) for column in told[4:]]
    return SpanColumns(
        np.searchsorted(product_ids, told[0]).astype(np.int32),
        places.of(told[1]),
        told[2],
        told[3] != 0,
        *days,
    )


def _ends() -> tuple[int, int, frozenset[int], frozenset[int], int, int]:
    """The newest span and check; the spans and the checks that ended on the newest day that any
    did, that day, and how many ended at all."""
    last_span = FactSpan.objects.aggregate(pk=Max("pk"))["pk"] or 0
    last_check = Coverage.objects.aggregate(pk=Max("pk"))["pk"] or 0
    newest = max(
        model._default_manager.filter(recorded_until__lt=OPEN).aggregate(day=Max("recorded_until"))[
            "day"
        ]
        or 0
        for model in (FactSpan, Coverage)
    )
    spans, checks = (
        frozenset(rows.filter(recorded_until=newest).values_list("pk", flat=True))
        for rows in (FactSpan.objects, Coverage.objects)
    )
    return last_span, last_check, spans, checks, newest, _ended(last_span, last_check)


def _ended(last_span: int, last_check: int) -> int:
    """How many of the rows up to these have ended."""
    return (
        FactSpan.objects.filter(pk__lte=last_span, recorded_until__lt=OPEN).count()
        + Coverage.objects.filter(pk__lte=last_check, recorded_until__lt=OPEN).count()
    )


def _brought_up(kept: _Kept | None, mark: int) -> _Kept | None:
    """The columns with what was added and ended since; None where they have to be made anew."""
    if kept is None or not kept.is_settled or kept.frame != _frame():
        return None
    new_spans = FactSpan.objects.filter(pk__gt=kept.last_span)
    new_checks = Coverage.objects.filter(pk__gt=kept.last_check)
    if new_spans.count() + new_checks.count() > _MOST_TOLD:
        return None
    between = {"recorded_until__gte": kept.newest_end, "recorded_until__lt": OPEN}
    over = spans_in(
        FactSpan.objects.filter(pk__lte=kept.last_span, **between), but=kept.ended_spans
    )
    unchecked = checks_in(
        Coverage.objects.filter(pk__lte=kept.last_check, **between), but=kept.ended_checks
    )
    if _ended(kept.last_span, kept.last_check) != kept.ends + len(over) + len(unchecked):
        return None  # A snapshot ended some on a day that is past.
    columns = kept.landscape.columns.with_spans(
        added=spans_in(new_spans),
        closed=over,
        checked=checks_in(new_checks),
        unchecked=unchecked,
    )
    landscape = Landscape(columns, _measured())
    return _Kept(mark, _is_settled(), kept.frame, landscape, *_ends())


def _measured() -> Records:
    levelled = FactSpan.objects.filter(level__isnull=False).order_by()
    return records_of(levelled.values_list("capability", flat=True).distinct())
