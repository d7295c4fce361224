"""Over all days, what is known of pairs within what they are part of, as columns of turns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.bits import NOT_KNOWN, NOTHING, Bytes
from pacenotes.core.landscape.days import BEGINNING, OPEN
from pacenotes.core.landscape.places import Rows, Step
from pacenotes.core.landscape.rectangles import Ids, Rectangles

DAY_BITS = 22
"""A day fits: the last of the calendar is 3,652,059."""
_SAYS_BITS = 5
_ENDS = 1 << (_SAYS_BITS - 1)
_LANE = 15
"""Bits in which one kind of rectangle is counted; a pair has fewer than 2^15 at once."""


@dataclass(frozen=True, slots=True)
class Turns:
    """Days on which what is known of a cell turns to `bits`.

    `at` is cell × 2^DAY_BITS + day, ascending. Every cell that is there has one at BEGINNING, and
    neighbours of one cell differ.
    """

    at: Ids
    bits: Bytes


def own_turns(found: Rectangles, nothing: Ids, unknown: Ids) -> Turns:
    """The turns of cells by their own rectangles, which come together by OR where they overlap.

    `found` are known rectangles; `nothing` and `unknown` are the cells that are there and begin
    with nothing, because something is recorded of them, and with not known, because nothing is.
    """
    found = found.take(found.since < found.until)
    ends = found.take(found.until < OPEN)
    events = np.concatenate(
        (
            _packed(nothing, BEGINNING, NOTHING),
            _packed(unknown, BEGINNING, NOT_KNOWN),
            _packed(found.cell, found.since, found.bits),
            _packed(ends.cell, ends.until, ends.bits | np.uint8(_ENDS)),
        )
    )
    events.sort()
    at = events >> _SAYS_BITS
    counts = np.cumsum(_COUNTED[events & ((1 << _SAYS_BITS) - 1)])
    starts = np.flatnonzero(_is_first(at >> DAY_BITS))
    if len(starts):
        before = np.concatenate(([0], counts[starts[1:] - 1]))
        counts -= np.repeat(before, np.diff(starts, append=len(at)))
    return _settled(at, _counted(counts))


def nested(own: Turns, products: int, capabilities: int, steps: tuple[Step, ...]) -> Turns:
    """The turns of cells within what they are part of: by AND, from the wholes to the parts."""
    found, buffer = own, own
    cells = products * capabilities
    start = np.zeros(cells, np.intp)
    length = np.zeros(cells, np.intp)
    _place(own, start, length, 0)
    offsets = np.arange(products) * capabilities
    for step in steps:
        parts = (offsets[:, None] + step.parts).ravel()
        wholes = (offsets[:, None] + step.wholes).ravel()
        part_rows = _ranges(start[parts], length[parts])
        whole_rows = _ranges(start[wholes], length[wholes])
        moved = np.repeat((parts - wholes) << DAY_BITS, length[wholes])
        within = _both(
            buffer.at[part_rows],
            buffer.bits[part_rows],
            buffer.at[whole_rows] + moved,
            buffer.bits[whole_rows],
        )
        _place(within, start, length, len(buffer.at))
        buffer = Turns(
            np.concatenate((buffer.at, within.at)), np.concatenate((buffer.bits, within.bits))
        )
    if buffer is not own:
        present = np.flatnonzero(length)
        rows = _ranges(start[present], length[present])
        found = Turns(buffer.at[rows], buffer.bits[rows])
    return found


def _place(turns: Turns, start: Rows, length: Rows, offset: int) -> None:
    """Note where each cell's turns are in the buffer."""
    cell = turns.at >> DAY_BITS
    firsts = np.flatnonzero(_is_first(cell))
    start[cell[firsts]] = firsts + offset
    length[cell[firsts]] = np.diff(firsts, append=len(cell))


def _both(part_at: Ids, part: Bytes, whole_at: Ids, whole: Bytes) -> Turns:
    """Where both are known to hold: each cell has turns from its part and from its whole."""
    events = np.concatenate(
        (part_at << _SAYS_BITS | part, whole_at << _SAYS_BITS | whole | np.uint8(_ENDS))
    )
    events.sort()
    at = events >> _SAYS_BITS
    says = (events & (_ENDS - 1)).astype(np.uint8)
    is_whole = (events & _ENDS) != 0
    rows = np.arange(len(events))
    newest_whole = np.maximum.accumulate(np.where(is_whole, rows, 0))
    newest_part = np.maximum.accumulate(np.where(is_whole, 0, rows))
    return _settled(at, says[newest_part] & says[newest_whole])


def _settled(at: Ids, bits: Bytes) -> Turns:
    """The last turn of each day, where it differs from the one before in its cell."""
    is_last = np.ones(len(at), bool)
    is_last[:-1] = at[1:] != at[:-1]
    at, bits = at[is_last], bits[is_last]
    differs = _is_first(at >> DAY_BITS)
    differs[1:] |= bits[1:] != bits[:-1]
    return Turns(at[differs], bits[differs])


def _packed(cell: Ids, day: npt.ArrayLike, says: npt.ArrayLike) -> Ids:
    packed: Ids = ((cell << DAY_BITS) | np.asarray(day)) << _SAYS_BITS | np.asarray(says)
    return packed


def _is_first(values: Ids) -> npt.NDArray[np.bool_]:
    is_first = np.ones(len(values), bool)
    is_first[1:] = values[1:] != values[:-1]
    return is_first


def _ranges(start: Rows, length: Rows) -> Rows:
    """The numbers from each start on, so many as its length says, one after the other."""
    ends = np.cumsum(length)
    total = int(ends[-1]) if len(ends) else 0
    rows: Rows = np.arange(total) + np.repeat(start - (ends - length), length)
    return rows


def _counted(counts: Ids) -> Bytes:
    """Which of the four bits any rectangle sets, from how many do."""
    bits = np.zeros(len(counts), np.uint8)
    for bit in range(4):
        bits |= ((counts >> (bit * _LANE)) & ((1 << _LANE) - 1) != 0).view(np.uint8) << np.uint8(
            bit
        )
    return bits


_COUNTED = np.array(
    [
        (-1 if says & _ENDS else 1) * sum(1 << (bit * _LANE) for bit in range(4) if says >> bit & 1)
        for says in range(1 << _SAYS_BITS)
    ],
    np.int64,
)
"""What a start or an end of a rectangle adds to the counts of the four bits, side by side."""
