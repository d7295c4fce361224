"""Whole matrices of support and standing, from columns of rectangles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from pacenotes.core.landscape.bits import NOT_KNOWN, RECORDED, Bytes, supports
from pacenotes.core.landscape.boxes import Known
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.histories import Histories, Moments, histories, moments
from pacenotes.core.landscape.places import Flags, Places
from pacenotes.core.landscape.rectangles import (
    CHECK,
    Days,
    Ids,
    Rectangles,
    SpanColumns,
    rectangles,
    span_columns,
)
from pacenotes.core.landscape.spans import Span
from pacenotes.core.landscape.turns import Turns, turns
from pacenotes.core.landscape.versions import CapabilityVersion, Check
from pacenotes.core.landscape.weighing import NO_STANDING, weighed

_MOST_KEPT = 8
"""Answers over all days that are kept: a few landscapes as known today, and what is compared."""
_MOST_BEHIND = 0.25
"""Where more is behind the front than this share of the pairs, all is put in order anew."""
_PIECE = 1 << 15
"""Cells that are looked at in one go, so that what is between two steps stays in the cache."""


@dataclass(frozen=True, slots=True)
class _Front:
    """One rectangle a cell, cell by cell: of most pairs all there is. A cell without one has a
    recorded time that is empty.
    """

    fact: Ids
    bits: Bytes
    since: Days
    until: Days
    recorded_from: Days
    recorded_until: Days

    def rows(self, cells: Ids) -> Rectangles:
        """The rectangles at some cells."""
        return Rectangles(cells, *(getattr(self, each.name)[cells] for each in fields(self)))


class Columns:
    """All that is recorded, to be asked for whole matrices. Nothing in it changes.

    `products` and `capabilities` are ids in the order of the matrix. It takes 25 bytes a pair of
    them, and 33 for each rectangle beyond a pair's first.
    """

    def __init__(self, products: Sequence[int], places: Places, front: _Front, rest: Rectangles):
        self.products = tuple(products)
        self.places = places
        self._product_at = {product: at for at, product in enumerate(self.products)}
        self._kept: dict[tuple[tuple[int, ...], int], Moments] = {}
        self._front = front
        self._rest = rest
        is_first = np.ones(len(rest), bool)
        is_first[1:] = rest.cell[1:] != rest.cell[:-1]
        self._starts = np.flatnonzero(is_first)
        self._cells = rest.cell[self._starts]

    @classmethod
    def of(
        cls,
        products: Sequence[int],
        capabilities: Sequence[CapabilityVersion],
        spans: Iterable[Span] = (),
        checks: Iterable[Check] = (),
    ) -> Columns:
        """Columns from values; LookupError for a span of a product or capability not given."""
        places = Places(capabilities)
        at = {product: place for place, product in enumerate(products)}
        return cls.of_columns(products, places, span_columns(spans, checks, at, places.at))

    @classmethod
    def of_columns(cls, products: Sequence[int], places: Places, columns: SpanColumns) -> Columns:
        """Columns from arrays, as a database gives them."""
        return cls._of_rectangles(products, places, rectangles(columns, len(places)))

    @classmethod
    def _of_rectangles(cls, products: Sequence[int], places: Places, found: Rectangles) -> Columns:
        # Of each cell what was known last is in front; it sorts last.
        order = np.argsort((found.cell << 32) | found.recorded_until)
        cell = found.cell[order]
        is_last = np.ones(len(cell), bool)
        is_last[:-1] = cell[1:] != cell[:-1]
        front = found.take(order[is_last])
        cells = len(products) * len(places)
        return cls(products, places, _spread(front, cells), found.take(order[~is_last]))

    def with_spans(
        self,
        added: Iterable[Span] = (),
        closed: Iterable[Span] = (),
        checked: Iterable[Check] = (),
        unchecked: Iterable[Check] = (),
    ) -> Columns:
        """Columns with more rows, in which rows that stood have the end that they were given.

        LookupError for a span that doesn't stand in these, or a product or capability without a
        place here: what adds one of those builds anew.
        """
        front, rest = self._closed(self._rectangles(closed, unchecked))
        rest = rest.with_(self._rectangles(added, checked))
        if len(rest) > _MOST_BEHIND * len(front.fact):
            in_front = front.rows(np.flatnonzero(front.recorded_from < OPEN))
            return self._of_rectangles(self.products, self.places, in_front.with_(rest))
        rest = rest.take(np.argsort(rest.cell, kind="stable"))
        return Columns(self.products, self.places, front, rest)

    def _closed(self, ended: Rectangles) -> tuple[_Front, Rectangles]:
        """The rectangles, where those that are given stand with the end that they have there."""
        until = self._front.recorded_until.copy()
        is_front = _is_same(self._front.rows(ended.cell), ended)
        until[ended.cell[is_front]] = ended.recorded_until[is_front]
        front = replace(self._front, recorded_until=until)
        ended = ended.take(~is_front)
        until = self._rest.recorded_until.copy()
        for place in range(len(ended)):
            one = ended.take(slice(place, place + 1))
            first, last = np.searchsorted(self._rest.cell, (one.cell[0], one.cell[0] + 1))
            stands = np.flatnonzero(_is_same(self._rest.take(slice(int(first), int(last))), one))
            if not len(stands):
                raise LookupError(f"no span of fact {one.fact[0]} stands here to be closed")
            until[first + stands[0]] = one.recorded_until[0]
        return front, replace(self._rest, recorded_until=until)

    def _rectangles(self, spans: Iterable[Span], checks: Iterable[Check]) -> Rectangles:
        at = self._product_at, self.places.at
        return rectangles(span_columns(spans, checks, *at), len(self.places))

    @property
    def capabilities(self) -> Ids:
        """The capabilities' ids, in the order of the matrix."""
        return self.places.ids

    def matrix(self, day: int, known: int) -> Bytes:
        """Support of all pairs on a day as known on a day: capabilities × products, as `Support`.

        A heading's row is unknown throughout, as is that of what wasn't known.
        """
        return supports(self._bits(range(len(self.products)), day, known)).T

    def standings_at(self, ours: int, others: Sequence[int], day: int, known: int) -> Bytes:
        """The code (`weighing.BECAUSE`) of each capability; NO_STANDING for a heading."""
        at = [self._product_at[product] for product in (ours, *others)]
        told = supports(self._bits(at, day, known))
        tree = self.places.tree(known)
        codes = weighed(told[0], told[1:], tree.is_deprecated)
        codes[tree.absent] = NO_STANDING
        return codes

    def histories(self, ours: int, others: Sequence[int], known: int) -> Histories:
        """Every capability's runs for our product against others, as known on a day."""
        products = (ours, *others)
        found = self._moments(tuple(sorted(set(products))), known)
        at = {product: row for row, product in enumerate(sorted(set(products)))}
        bits = found.bits[[at[product] for product in products]]
        tree = self.places.tree(known)
        told = Moments(found.capability, found.day, bits)
        return histories(told, self.places, tree.is_deprecated)

    def _moments(self, products: tuple[int, ...], known: int) -> Moments:
        """What is known of some products over all days; the last few answers are kept."""
        key = products, known
        if key not in self._kept:
            while len(self._kept) >= _MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            found = self._turns(products, known)
            self._kept[key] = moments(found, len(products), len(self.places))
        return self._kept[key]

    def _turns(self, products: Sequence[int], known: int) -> Turns:
        """What is known of each of the products' pairs over all days: products × capabilities."""
        tree = self.places.tree(known)
        parts = [self._known(product, known) for product in products]
        size = len(self.places)
        found = Known(
            np.concatenate([part.cell + slot * size for slot, part in enumerate(parts)]),
            np.concatenate([part.bits for part in parts]),
            np.concatenate([part.since for part in parts]),
            np.concatenate([part.until for part in parts]),
        )
        return turns(found, len(products), size, tree.absent, tree.steps)

    def _known(self, product: int, known: int) -> Known:
        """The rectangles of one product as known on a day; the cells are its capabilities."""
        begin = self._product_at[product] * len(self.places)
        here = slice(begin, begin + len(self.places))
        front = self._front
        is_known = front.recorded_from[here] <= known
        is_known &= front.recorded_until[here] > known
        cells = np.flatnonzero(is_known)
        first, last = np.searchsorted(self._rest.cell, (here.start, here.stop))
        rest = self._rest.take(slice(int(first), int(last)))
        rows = np.flatnonzero((rest.recorded_from <= known) & (known < rest.recorded_until))
        return Known(
            np.concatenate((cells, rest.cell[rows] - begin)),
            np.concatenate((front.bits[here][cells], rest.bits[rows])),
            np.concatenate((front.since[here][cells], rest.since[rows])),
            np.concatenate((front.until[here][cells], rest.until[rows])),
        )

    def _bits(self, products: Sequence[int], day: int, known: int) -> Bytes:
        """What is known of each pair, within all that it is part of: products × capabilities."""
        found = np.empty((len(products), len(self.places)), np.uint8)
        for row, product in zip(found, products, strict=True):
            self._own(row, product * len(self.places), day, known)
        tree = self.places.tree(known)
        for step in tree.steps:
            neighbours = step.neighbours
            for row in found:
                row[neighbours] &= row.take(step.wholes, mode="clip")
        found[:, tree.absent] = NOT_KNOWN
        return found

    def _own(self, out: Bytes, offset: int, day: int, known: int) -> None:
        """What the facts of one product's pairs say by themselves, into `out`."""
        front = self._front
        cells, rest = self._of_rest(offset, offset + len(out), day, known)
        for begin in range(0, len(out), _PIECE):
            piece = out[begin : begin + _PIECE]
            here = slice(offset + begin, offset + begin + len(piece))
            is_known = front.recorded_from[here] <= known
            is_known &= front.recorded_until[here] > known
            holds = front.since[here] <= day
            holds &= front.until[here] > day
            np.multiply(front.bits[here], holds, out=piece)
            piece |= RECORDED
            piece *= is_known
            if len(cells):
                first, last = np.searchsorted(cells, (here.start, here.stop))
                piece[cells[first:last] - here.start] |= rest[first:last]
            is_unknown = piece < RECORDED
            piece &= RECORDED - 1
            piece |= is_unknown.view(np.uint8) * np.uint8(NOT_KNOWN)

    def _of_rest(self, begin: int, end: int, day: int, known: int) -> tuple[Ids, Bytes]:
        """Cells with more than one rectangle between two cells, and what all but the first say."""
        first, last = np.searchsorted(self._cells, (begin, end))
        if first == last:
            return self._cells[:0], np.zeros(0, np.uint8)
        stop = self._starts[last] if last < len(self._starts) else len(self._rest)
        rows = self._rest.take(slice(self._starts[first], stop))
        holds = (rows.since <= day) & (rows.until > day)
        is_known = (rows.recorded_from <= known) & (rows.recorded_until > known)
        told = (rows.bits * holds | np.uint8(RECORDED)) * is_known
        starts = self._starts[first:last] - self._starts[first]
        return self._cells[first:last], np.bitwise_or.reduceat(told, starts)


def _is_same(standing: Rectangles, ended: Rectangles) -> Flags:
    """Whether each stands, and is what one that ended was."""
    same: Flags = standing.recorded_until == OPEN
    for name in ("fact", "bits", "since", "until", "recorded_from"):
        same &= getattr(standing, name) == getattr(ended, name)
    return same


def _spread(rows: Rectangles, cells: int) -> _Front:
    """The rows at their cells, and an empty recorded time everywhere else."""

    def spread(column: Days, elsewhere: int) -> Days:
        found = np.full(cells, elsewhere, np.int32)
        found[rows.cell] = column
        return found

    fact = np.full(cells, CHECK, np.int64)
    fact[rows.cell] = rows.fact
    bits = np.zeros(cells, np.uint8)
    bits[rows.cell] = rows.bits
    return _Front(
        fact,
        bits,
        spread(rows.since, OPEN),
        spread(rows.until, OPEN),
        spread(rows.recorded_from, OPEN),
        spread(rows.recorded_until, OPEN),
    )
