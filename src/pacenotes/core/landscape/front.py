"""One rectangle of every pair, laid out cell by cell, to read a matrix straight off."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.bits import NOT_KNOWN, RECORDED, Bytes
from pacenotes.core.landscape.days import BEGINNING, OPEN
from pacenotes.core.landscape.places import Flags
from pacenotes.core.landscape.rectangles import CHECK, Days, Ids, Rectangles

EMPTY = -1
"""Since when an empty cell is empty: before every day that anything can hold from."""

_PIECE = 1 << 15
"""Cells that are looked at in one go, so that what is between two steps stays in the cache."""


@dataclass(frozen=True, slots=True)
class Front:
    """One rectangle a cell, cell by cell: of most pairs all there is.

    A cell without one is EMPTY: not known, throughout, until something is recorded there. `latest`
    and `soonest` are the latest day on which a rectangle of a piece of a product's cells was
    recorded and the soonest on which one ended: products × pieces.
    """

    fact: Ids
    bits: Bytes
    since: Days
    until: Days
    recorded_from: Days
    recorded_until: Days
    latest: Days
    soonest: Days

    def rows(self, cells: Ids) -> Rectangles:
        """The rectangles at some cells."""
        return Rectangles(cells, *(getattr(self, each.name)[cells] for each in fields(self)[:6]))

    def ending(self, recorded_until: Days) -> Front:
        """The same with other ends of the recorded time."""
        soonest = _of_pieces(np.minimum, recorded_until, len(self.soonest))
        return replace(self, recorded_until=recorded_until, soonest=soonest)

    def own(
        self, out: Bytes, product: int, cells: Ids, behind: Bytes, day: int, known: int
    ) -> None:
        """What is known of a product's cells by their own rectangles, into `out`.

        `behind` is what the rectangles behind the front say of some of the `cells`.
        """
        for number, begin in enumerate(range(0, len(out), _PIECE)):
            piece = out[begin : begin + _PIECE]
            first = product * len(out) + begin
            here = slice(first, first + len(piece))
            holds = self.since[here] <= day
            holds &= self.until[here] > day
            np.multiply(self.bits[here], holds, out=piece)
            is_all = self.latest[product, number] <= known < self.soonest[product, number]
            if not is_all:
                piece |= RECORDED
                piece *= self._is_known(here, known)
            if len(cells):
                start, stop = np.searchsorted(cells, (here.start, here.stop))
                piece[cells[start:stop] - here.start] |= behind[start:stop]
            if not is_all:
                piece |= (piece < RECORDED).view(np.uint8) * np.uint8(NOT_KNOWN)
            piece &= RECORDED - 1

    def _is_known(self, here: slice, known: int) -> Flags:
        is_known: Flags = self.recorded_from[here] <= known
        is_known &= self.recorded_until[here] > known
        return is_known


def spread(rows: Rectangles, products: int, capabilities: int) -> Front:
    """The rows at their cells, and nothing known everywhere else."""
    cells = products * capabilities

    def laid(column: npt.NDArray[Any], elsewhere: int) -> npt.NDArray[Any]:
        found = np.full(cells, elsewhere, column.dtype)
        found[rows.cell] = column
        return found

    recorded_from = laid(rows.recorded_from, BEGINNING)
    recorded_until = laid(rows.recorded_until, OPEN)
    return Front(
        laid(rows.fact, CHECK),
        laid(rows.bits, NOT_KNOWN),
        laid(rows.since, EMPTY),
        laid(rows.until, OPEN),
        recorded_from,
        recorded_until,
        _of_pieces(np.maximum, recorded_from, products),
        _of_pieces(np.minimum, recorded_until, products),
    )


def _of_pieces(of: np.ufunc, column: Days, products: int) -> Days:
    """The greatest or least of each piece of each product's cells."""
    if not len(column):
        return np.zeros((products, 0), np.int32)
    starts = [
        product * (len(column) // products) + begin
        for product in range(products)
        for begin in range(0, len(column) // products, _PIECE)
    ]
    found: Days = of.reduceat(column, starts).reshape(products, -1)
    return found
