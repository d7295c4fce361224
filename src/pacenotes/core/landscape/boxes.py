"""Pairs of which one rectangle is known: nearly all, and nested by comparing their days alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.bits import NOT_KNOWN, NOTHING, Bytes
from pacenotes.core.landscape.days import BEGINNING, OPEN
from pacenotes.core.landscape.places import Flags, Rows, Step
from pacenotes.core.landscape.rectangles import Days


@dataclass(frozen=True, slots=True)
class Known:
    """Rectangles as known on one day: `bits` of a cell on days from `since` until `until`.

    What is recorded and holds nothing has no days.
    """

    cell: Rows
    bits: Bytes
    since: Days
    until: Days

    def take(self, rows: npt.NDArray[np.bool_]) -> Known:
        """Some of them, in their order."""
        return Known(self.cell[rows], self.bits[rows], self.since[rows], self.until[rows])


@dataclass(frozen=True, slots=True)
class Boxes:
    """One box a cell, products × capabilities: `bits` from `since` until `until`, else nothing.

    Where `is_several`, it or what it is part of has more than one; the box there says nothing.
    """

    since: Days
    until: Days
    bits: Bytes
    is_several: Flags


def boxes(found: Known, products: int, capabilities: int) -> Boxes:
    """The box of each cell by its own rectangles; not known throughout where none is recorded."""
    cells = products * capabilities
    since = np.full(cells, BEGINNING, np.int32)
    until = np.full(cells, OPEN, np.int32)
    bits = np.full(cells, NOT_KNOWN, np.uint8)
    bits[found.cell] = NOTHING
    holding = found.take(found.since < found.until)
    since[holding.cell] = holding.since
    until[holding.cell] = holding.until
    bits[holding.cell] = holding.bits
    is_several = np.bincount(holding.cell, minlength=cells) > 1
    shape = products, capabilities
    return Boxes(
        since.reshape(shape), until.reshape(shape), bits.reshape(shape), is_several.reshape(shape)
    )


def nest(found: Boxes, steps: tuple[Step, ...]) -> None:
    """Cut every box, in place, to what it is part of: what two boxes share is a box."""
    for step in steps:
        parts, wholes = step.neighbours, step.wholes
        for row in range(len(found.bits)):
            since, until, bits = found.since[row], found.until[row], found.bits[row]
            since[parts] = np.maximum(since[parts], since[wholes])
            until[parts] = np.minimum(until[parts], until[wholes])
            bits[parts] &= bits[wholes]
            found.is_several[row][parts] |= found.is_several[row][wholes]
