"""Spans and checks as columns: rectangles of held × recorded, one a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.bits import Bytes, bits_of
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.spans import Span
from pacenotes.core.landscape.support import Bounds, Support
from pacenotes.core.landscape.versions import Check

Days: TypeAlias = npt.NDArray[np.int32]
Ids: TypeAlias = npt.NDArray[np.int64]

CHECK = -1
"""The fact of a check."""

HELD = {False: bits_of(Bounds(Support.FULL, Support.FULL)),
        True: bits_of(Bounds(Support.PARTIAL, Support.PARTIAL))}  # fmt: skip
POSSIBLE = {False: bits_of(Bounds(Support.NO, Support.FULL)),
            True: bits_of(Bounds(Support.NO, Support.PARTIAL))}  # fmt: skip
"""What a span says of the days on which it holds, and may hold, by whether it is qualified."""


@dataclass(frozen=True, slots=True)
class Rectangles:
    """What holds `bits` on the days from `since` until `until`, as known in the recorded time.

    All arrays have one length. `cell` is a pair's place: product × capabilities + capability.
    """

    cell: Ids
    fact: Ids
    bits: Bytes
    since: Days
    until: Days
    recorded_from: Days
    recorded_until: Days

    def __len__(self) -> int:
        return len(self.cell)

    def take(self, rows: npt.NDArray[np.intp] | npt.NDArray[np.bool_] | slice) -> Rectangles:
        """Some of the rows, in their order."""
        return Rectangles(*(getattr(self, each.name)[rows] for each in fields(self)))

    def with_(self, other: Rectangles) -> Rectangles:
        """These rows, and the others after them."""
        pairs = ((getattr(self, each.name), getattr(other, each.name)) for each in fields(self))
        return Rectangles(*(np.concatenate(pair) for pair in pairs))


@dataclass(frozen=True, slots=True)
class SpanColumns:
    """Spans and checks as a database gives them: one array a column, places instead of ids.

    `product` is a place among the products, `capability` one among the capabilities (`Places.of`);
    both count from 0. A check has the fact `CHECK` and holds from OPEN.
    """

    product: npt.NDArray[np.int32]
    capability: npt.NDArray[np.int32]
    fact: Ids
    is_qualified: npt.NDArray[np.bool_]
    held_from: Days
    held_until: Days
    possible_from: Days
    possible_until: Days
    recorded_from: Days
    recorded_until: Days


def rectangles(columns: SpanColumns, capabilities: int) -> Rectangles:
    """One row for what each span surely holds, another for what it may hold beside that."""
    cell = columns.product.astype(np.int64) * capabilities + columns.capability
    held = _bits(columns.is_qualified, HELD)
    sure = Rectangles(
        cell, columns.fact, held, columns.held_from, columns.held_until,
        columns.recorded_from, columns.recorded_until,
    )  # fmt: skip
    is_wider = columns.possible_from != columns.held_from
    is_wider |= columns.possible_until != columns.held_until
    if not is_wider.any():
        return sure
    rows = np.flatnonzero(is_wider)
    possible = Rectangles(
        cell[rows], columns.fact[rows], _bits(columns.is_qualified[rows], POSSIBLE),
        columns.possible_from[rows], columns.possible_until[rows],
        columns.recorded_from[rows], columns.recorded_until[rows],
    )  # fmt: skip
    return sure.with_(possible)


def span_columns(
    spans: Iterable[Span],
    checks: Iterable[Check],
    products: Mapping[int, int],
    capabilities: Mapping[int, int],
) -> SpanColumns:
    """The columns of values; LookupError for a product or capability that has no place."""
    rows = [
        (
            products[span.product], capabilities[span.capability], span.fact,
            bool(span.qualifiers), span.held_from, span.held_until,
            span.possible_from, span.possible_until, span.recorded_from, span.recorded_until,
        )
        for span in spans
    ]  # fmt: skip
    rows += [
        (
            products[check.product], capabilities[check.capability], CHECK,
            False, OPEN, OPEN, OPEN, OPEN, check.recorded_from, check.recorded_until,
        )
        for check in checks
    ]  # fmt: skip
    table = np.array(rows, np.int64).reshape(-1, 10).T
    days = [column.astype(np.int32) for column in table[4:]]
    return SpanColumns(
        table[0].astype(np.int32), table[1].astype(np.int32), table[2], table[3] != 0, *days
    )


def _bits(is_qualified: npt.NDArray[np.bool_], of: Mapping[bool, int]) -> Bytes:
    return np.where(is_qualified, np.uint8(of[True]), np.uint8(of[False]))
