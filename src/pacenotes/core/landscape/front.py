"""The first rectangle of every pair, laid out cell by cell, to read a matrix straight off."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from pacenotes.core.landscape.bits import NOT_KNOWN, RECORDED, Bytes
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.rectangles import CHECK, Days, Ids, Rectangles

_PIECE = 1 << 15
"""Cells that are looked at in one go, so that what is between two steps stays in the cache."""


@dataclass(frozen=True, slots=True)
class Front:
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

    def own(self, out: Bytes, offset: int, cells: Ids, behind: Bytes, day: int, known: int) -> None:
        """What is known of the cells from `offset` on by their own rectangles, into `out`.

        `behind` is what the rectangles behind the front say of some of the `cells`.
        """
        for begin in range(0, len(out), _PIECE):
            piece = out[begin : begin + _PIECE]
            here = slice(offset + begin, offset + begin + len(piece))
            is_known = self.recorded_from[here] <= known
            is_known &= self.recorded_until[here] > known
            holds = self.since[here] <= day
            holds &= self.until[here] > day
            np.multiply(self.bits[here], holds, out=piece)
            piece |= RECORDED
            piece *= is_known
            if len(cells):
                first, last = np.searchsorted(cells, (here.start, here.stop))
                piece[cells[first:last] - here.start] |= behind[first:last]
            is_unknown = piece < RECORDED
            piece &= RECORDED - 1
            piece |= is_unknown.view(np.uint8) * np.uint8(NOT_KNOWN)


def spread(rows: Rectangles, cells: int) -> Front:
    """The rows at their cells, and an empty recorded time everywhere else."""

    def laid(column: Days, elsewhere: int) -> Days:
        found = np.full(cells, elsewhere, np.int32)
        found[rows.cell] = column
        return found

    fact = np.full(cells, CHECK, np.int64)
    fact[rows.cell] = rows.fact
    bits = np.zeros(cells, np.uint8)
    bits[rows.cell] = rows.bits
    return Front(
        fact,
        bits,
        laid(rows.since, OPEN),
        laid(rows.until, OPEN),
        laid(rows.recorded_from, OPEN),
        laid(rows.recorded_until, OPEN),
    )
