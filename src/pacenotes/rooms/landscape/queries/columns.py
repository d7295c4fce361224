"""The landscape as columns, kept in this process and brought up to date as rows are added."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from django.db import connection
from django.db.models import Max

from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.places import NOWHERE, Places
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.rectangles import CHECK, Days, Ids, SpanColumns
from pacenotes.rooms.landscape.models import (
    CapabilityVersion,
    Coverage,
    FactSpan,
    LandscapeMark,
    Product,
)
from pacenotes.rooms.landscape.queries.reading import read_table
from pacenotes.rooms.landscape.queries.records import records_of
from pacenotes.rooms.landscape.queries.versions import checks_in, spans_in

_MOST_TRIES = 3
"""Times that all is read again because somebody wrote meanwhile; then what was read last is shown,
and not kept."""
_MOST_TOLD = 20_000
"""Rows that are added one by one; with more of them new, all is read anew."""

_PAIR = "capability_id * 4294967296 + product_id"
_DAYS = "{name}_from * 4294967296 + {name}_until"
"""Two numbers of 32 bits in one: half the rows' cost is that each number is an object first."""
_SPANS = f"""
    SELECT {_PAIR}, fact_id * 2 + CASE WHEN qualifiers <> 0 THEN 1 ELSE 0 END,
           {_DAYS.format(name="held")}, {_DAYS.format(name="possible")},
           {_DAYS.format(name="recorded")}
    FROM landscape_factspan
"""  # noqa: S608 - names alone are put in
_CHECKS = f"SELECT {_PAIR}, {_DAYS.format(name='recorded')} FROM landscape_coverage"  # noqa: S608 - likewise
_PLACES = f"""
    SELECT capability_id, COALESCE(parent_id, {NOWHERE}),
           CASE WHEN is_heading THEN 1 ELSE 0 END, CASE WHEN is_deprecated THEN 1 ELSE 0 END,
           recorded_from, recorded_until
    FROM landscape_capabilityversion
"""  # noqa: S608 - likewise


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
    places = Places(read_table(_PLACES, 6).T)
    spans, checks = read_table(_SPANS, 5), read_table(_CHECKS, 2)
    columns = Columns.of_columns(products, places, _span_columns(spans, checks, products, places))
    return _Kept(mark, _is_settled(), frame, Landscape(columns, _measured()), *_ends())


def _is_settled() -> bool:
    return not connection.in_atomic_block


def _span_columns(
    spans: Ids, checks: Ids, products: tuple[int, ...], places: Places
) -> SpanColumns:
    """The columns of what was read: rows of `_SPANS`, and after them those of `_CHECKS`."""
    capability, product = _apart(np.concatenate((spans[0], checks[0])))
    held, possible, recorded = spans[2:]
    never = np.full(checks.shape[1], OPEN, np.int32)
    days = [np.concatenate((day, never)) for pair in (held, possible) for day in _apart(pair)]
    days += _apart(np.concatenate((recorded, checks[1])))
    return SpanColumns(
        np.searchsorted(np.array(products, np.int64), product).astype(np.int32),
        places.places_of(capability.astype(np.int64)),
        np.concatenate((spans[1] >> 1, np.full(checks.shape[1], CHECK, np.int64))),
        np.concatenate(((spans[1] & 1) != 0, np.zeros(checks.shape[1], bool))),
        *days,
    )


def _apart(pair: Ids) -> tuple[Days, Days]:
    """The two numbers in each: those of the upper and those of the lower 32 bits."""
    return (pair >> 32).astype(np.int32), (pair & 0xFFFFFFFF).astype(np.int32)


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
