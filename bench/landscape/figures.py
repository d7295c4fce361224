"""Our own figures: matrices, histories, building, keeping up to date and impact."""

from __future__ import annotations

import gc
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bench.landscape.landscapes import Landscape
from bench.timing import Times, timed
from pacenotes.core.landscape.changes import Corner, changes
from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.impact import DealInterest, Interests
from pacenotes.core.landscape.places import Places
from pacenotes.core.landscape.spans import Span

ROUNDS = 21
DEALS, REQUIREMENTS = 10_000, 30
CHANGED_DAYS = 90


@dataclass(frozen=True, slots=True)
class Figures:
    """What one landscape took."""

    rectangles: int
    pairs: int
    matrix: Times
    matrix_bytes: int
    build: float
    histories: Times | None = None
    histories_anew: Times | None = None
    runs: int = 0


def measured(landscape: Landscape, with_histories: bool) -> tuple[Columns, Figures]:
    """A landscape's matrix and, where asked for, every capability's history."""
    places = Places.of(landscape.capabilities)
    build = timed(lambda: landscape.columns(places))
    columns = landscape.columns(places)
    gc.collect()
    gc.freeze()
    days = itertools.count(landscape.day, -1)
    matrix = _runs(lambda: columns.matrix(next(days), landscape.day))
    cells = len(columns.products) * len(columns.capabilities)
    rows = len(landscape.rows.fact)
    found = Figures(rows, cells, matrix, columns.bytes_of_matrix, build)
    if not with_histories:
        return columns, found
    ours, *others = landscape.core
    columns.histories(ours, others, landscape.day)
    again = _runs(lambda: columns.histories(ours, others, landscape.day))
    knowns: Iterator[int] = itertools.count(landscape.day)
    anew = _runs(lambda: columns.histories(ours, others, next(knowns)))
    runs = len(columns.histories(ours, others, landscape.day))
    return columns, Figures(rows, cells, matrix, columns.bytes_of_matrix, build, again, anew, runs)


def impact(columns: Columns, landscape: Landscape) -> tuple[Times, int, int]:
    """Ninety days' changes held against the deals: times, changes, and deals that feel them."""
    found = changes(
        columns,
        Corner(landscape.day - CHANGED_DAYS, landscape.day),
        Corner(landscape.day, landscape.day),
    )
    interests = Interests(_deals(landscape), landscape.core[0])
    felt = len(interests.impact(found).deals)
    return _runs(lambda: interests.impact(found)), len(found), felt


def kept_up(columns: Columns, landscape: Landscape) -> Times:
    """A hundred new spans taken in."""
    some = columns.capabilities[-1000:].tolist()
    ids = itertools.count(10**9)
    added = [
        Span(next(ids), landscape.core[0], capability, day, day + 5, day, day + 5, day, 2**31 - 1)
        for capability, day in zip(some[:100], itertools.repeat(landscape.day), strict=False)
    ]
    return _runs(lambda: columns.with_spans(added))


def _deals(landscape: Landscape) -> list[DealInterest]:
    """Deals that require thirty capabilities each, a third of them musts, with two competitors."""
    chance = random.Random(7)  # noqa: S311 - for figures, the same ones every time
    ids = [version.capability for version in landscape.capabilities if not version.is_heading]
    return [
        DealInterest(
            number,
            frozenset(needs[: REQUIREMENTS // 3]),
            frozenset(needs[REQUIREMENTS // 3 :]),
            frozenset(chance.sample(landscape.core[1:], 2)),
            Decimal(chance.randrange(10_000, 900_000)),
            chance.choice(("EUR", "USD", "GBP")),
        )
        for number in range(DEALS)
        for needs in [chance.sample(ids, REQUIREMENTS)]
    ]


def _runs(work: Callable[[], object]) -> Times:
    work()
    return Times(tuple(timed(work) for _ in range(ROUNDS)))
