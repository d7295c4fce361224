"""Whole matrices of support and standing, from columns of rectangles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from pacenotes.core.landscape.bits import RECORDED, Bytes, supports
from pacenotes.core.landscape.boxes import Known
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.front import EMPTY, Front, spread
from pacenotes.core.landscape.histories import Histories, Moments, histories, moments
from pacenotes.core.landscape.history import because_on, standings
from pacenotes.core.landscape.places import Flags, Places
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.rectangles import (
    Ids,
    Rectangles,
    SpanColumns,
    rectangles,
    span_columns,
)
from pacenotes.core.landscape.spans import Span
from pacenotes.core.landscape.turns import lines
from pacenotes.core.landscape.versions import CapabilityVersion, Check
from pacenotes.core.landscape.weighing import CODES, NO_STANDING, weighed

NOTHING_MEASURED = Records(())

_MOST_KEPT = 8
"""Answers over all days that are kept: a few landscapes as known today, and what is compared."""
_MOST_BEHIND = 0.25
"""Where more is behind the front than this share of the pairs, all is put in order anew."""


class Columns:
    """All that is recorded, to be asked for whole matrices. Nothing in it changes.

    `products` and `capabilities` are ids in the order of the matrix. It takes 25 bytes a pair of
    them, and 33 for each rectangle beyond a pair's first.
    """

    def __init__(self, products: Sequence[int], places: Places, front: Front, rest: Rectangles):
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
        places = Places.of(capabilities)
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
        return cls(
            products, places, spread(front, len(products), len(places)), found.take(order[~is_last])
        )

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
        more = self._rectangles(added, checked)
        front, rest = self._closed(self._rectangles(closed, unchecked), more)
        rest = rest.with_(more)
        if len(rest) > _MOST_BEHIND * len(front.fact):
            in_front = front.rows(np.flatnonzero(front.since != EMPTY))
            return self._of_rectangles(self.products, self.places, in_front.with_(rest))
        rest = rest.take(np.argsort(rest.cell, kind="stable"))
        return Columns(self.products, self.places, front, rest)

    def _closed(self, ended: Rectangles, more: Rectangles) -> tuple[Front, Rectangles]:
        """The rectangles, where those that `ended` have their end, and a cell that was empty is so
        until there are `more` there.
        """
        until = self._front.recorded_until.copy()
        fills = self._front.since[more.cell] == EMPTY
        np.minimum.at(until, more.cell[fills], more.recorded_from[fills])
        is_front = _is_same(self._front.rows(ended.cell), ended)
        until[ended.cell[is_front]] = ended.recorded_until[is_front]
        front = self._front.ending(until)
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

    @property
    def bytes_of_matrix(self) -> int:
        """The bytes that a matrix has to read: days and bits of every rectangle."""
        return 17 * (len(self._front.fact) + len(self._rest))

    def days_of_recording(self, after: int, until: int) -> list[int]:
        """The days after one and up to another on which anything was recorded or ended, in order:
        between two of them nothing else is known."""
        front, rest = self._front, self._rest
        told = (
            self.places.days_of_recording(), front.recorded_from, front.recorded_until,
            rest.recorded_from, rest.recorded_until,
        )  # fmt: skip
        days = np.concatenate([each[(each > after) & (each <= until)] for each in told])
        return [int(day) for day in np.unique(days)]

    def matrix(self, day: int, known: int) -> Bytes:
        """Support of all pairs on a day as known on a day: capabilities × products, as `Support`.

        A heading's row is unknown throughout, as is that of what wasn't known.
        """
        return supports(self._bits(range(len(self.products)), day, known)).T

    def standings_at(
        self,
        ours: int,
        others: Sequence[int],
        day: int,
        known: int,
        measured: Records = NOTHING_MEASURED,
    ) -> Bytes:
        """The code (`weighing.BECAUSE`) of each capability; NO_STANDING for a heading.

        Levels aren't in columns: the few capabilities that have one are weighed one by one, from
        `measured`, which holds all that is recorded of them and of what they are part of.
        """
        at = [self._product_at[product] for product in (ours, *others)]
        told = supports(self._bits(at, day, known))
        tree = self.places.tree(known)
        codes = weighed(told[0], told[1:], tree.is_deprecated)
        codes[tree.absent] = NO_STANDING
        for capability in measured.measured(known):
            because = because_on(capability, ours, others, measured, day, known)
            if because is not None:
                codes[self.places.at[capability]] = CODES[because]
        return codes

    def histories(
        self, ours: int, others: Sequence[int], known: int, measured: Records = NOTHING_MEASURED
    ) -> Histories:
        """Every capability's runs for our product against others, as known on a day.

        `measured` as for `standings_at`.
        """
        products = (ours, *others)
        found = self._moments(tuple(sorted(set(products))), known)
        at = {product: row for row, product in enumerate(sorted(set(products)))}
        bits = found.bits[[at[product] for product in products]]
        tree = self.places.tree(known)
        told = Moments(found.capability, found.day, bits)
        whole = histories(told, self.places, tree.is_deprecated)
        runs = {
            capability: standings(capability, ours, others, measured, known)
            for capability in measured.measured(known)
        }
        return whole.replaced(runs) if runs else whole

    def moments_of(self, products: Sequence[int], known: int) -> Moments:
        """What is known of some products over all days; `bits` have them by id, each once."""
        return self._moments(tuple(sorted(set(products))), known)

    def _moments(self, products: tuple[int, ...], known: int) -> Moments:
        """What is known of some products over all days; the last few answers are kept."""
        key = products, known
        if key not in self._kept:
            while len(self._kept) >= _MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = self._over_all_days(products, known)
        return self._kept[key]

    def _over_all_days(self, products: Sequence[int], known: int) -> Moments:
        tree = self.places.tree(known)
        parts = [self._known(product, known) for product in products]
        size = len(self.places)
        found = Known(
            np.concatenate([part.cell + slot * size for slot, part in enumerate(parts)]),
            np.concatenate([part.bits for part in parts]),
            np.concatenate([part.since for part in parts]),
            np.concatenate([part.until for part in parts]),
        )
        is_there = np.ones(size, bool)
        is_there[tree.absent] = False
        told = lines(found, len(products), size, tree.absent, tree.steps)
        return moments(told, np.flatnonzero(is_there))

    def _known(self, product: int, known: int) -> Known:
        """The rectangles of one product as known on a day; the cells are its capabilities."""
        begin = self._product_at[product] * len(self.places)
        here = slice(begin, begin + len(self.places))
        front = self._front
        is_known = front.since[here] != EMPTY
        is_known &= front.recorded_from[here] <= known
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
            offset = product * len(self.places)
            behind = self._of_rest(offset, offset + len(row), day, known)
            self._front.own(row, product, *behind, day, known)
        self.places.tree(known).nest(found)
        return found

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
