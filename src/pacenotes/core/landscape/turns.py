"""Over all days, what is known of pairs within what they are part of, as columns of turns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.bits import NOT_KNOWN, NOTHING, Bytes
from pacenotes.core.landscape.boxes import Boxes, Known, boxes, nest
from pacenotes.core.landscape.days import BEGINNING, OPEN
from pacenotes.core.landscape.places import Flags, Rows, Step
from pacenotes.core.landscape.ranges import ranges
from pacenotes.core.landscape.rectangles import Ids

DAY_BITS = 22
"""A day fits: the last of the calendar is 3,652,059."""
_MOST_DAYS = (1 << DAY_BITS) - 1
_SAYS_BITS = 5
_ENDS = 1 << (_SAYS_BITS - 1)
_LANE = 15
"""Bits in which one kind of rectangle is counted; a pair has fewer than 2^15 at once."""


@dataclass(frozen=True, slots=True)
class Turns:
    """Days on which what is known of a cell turns to `bits`.

    `at` is cell × 2^DAY_BITS + day. Every cell has one at BEGINNING.
    """

    at: Ids
    bits: Bytes

    def and_(self, other: Turns) -> Turns:
        """These, and those of other cells after them."""
        return Turns(np.concatenate((self.at, other.at)), np.concatenate((self.bits, other.bits)))


@dataclass(frozen=True, slots=True)
class Lines:
    """What is known of all pairs over all days: `first` at BEGINNING, products × capabilities, and
    the turns after that, in no order.
    """

    first: Bytes
    turns: Turns


def lines(
    found: Known, products: int, capabilities: int, absent: Rows, steps: tuple[Step, ...]
) -> Lines:
    """The lines of all pairs; those of absent capabilities never turn.

    A pair with one rectangle, within others with one, has one box; the rest are counted out.
    """
    whole = boxes(found, products, capabilities)
    nest(whole, steps)
    is_there = np.ones((products, capabilities), bool)
    is_there[:, absent] = False
    is_several = whole.is_several.ravel()
    first, single = _box_lines(whole, is_there & ~whole.is_several)
    if not is_several.any():
        return Lines(first, single)
    own = _own_turns(found.take(is_several[found.cell]), np.flatnonzero(is_several), found)
    several = _nested(own, whole, steps)
    begins = (several.at & _MOST_DAYS) == BEGINNING
    first.ravel()[several.at[begins] >> DAY_BITS] = several.bits[begins]
    later = ~begins & is_there.ravel()[several.at >> DAY_BITS]
    return Lines(first, single.and_(Turns(several.at[later], several.bits[later])))


def _box_lines(found: Boxes, wanted: Flags) -> tuple[Bytes, Turns]:
    """What boxes hold at BEGINNING, and the turns of the wanted ones after that."""
    holds = (found.since < found.until) & (found.bits != NOTHING)
    first = np.where(holds & (found.since == BEGINNING), found.bits, np.uint8(NOTHING))
    holds &= wanted
    begins = np.flatnonzero(holds & (found.since > BEGINNING))
    ends = np.flatnonzero(holds & (found.until < OPEN))
    turns = Turns(
        np.concatenate(
            (
                begins << DAY_BITS | found.since.ravel()[begins],
                ends << DAY_BITS | found.until.ravel()[ends],
            )
        ),
        np.concatenate((found.bits.ravel()[begins], np.zeros(len(ends), np.uint8))),
    )
    return first, turns


def _own_turns(rectangles: Known, cells: Rows, everything: Known) -> Turns:
    """The turns of cells by their own rectangles alone, which come together by OR; in order."""
    is_recorded = np.zeros(int(max(cells.max(), everything.cell.max())) + 1, bool)
    is_recorded[everything.cell] = True
    starts = np.where(is_recorded[cells], np.uint8(NOTHING), np.uint8(NOT_KNOWN))
    holding = rectangles.take(rectangles.since < rectangles.until)
    ends = holding.take(holding.until < OPEN)
    events = np.concatenate(
        (
            _packed(cells, BEGINNING, starts),
            _packed(holding.cell, holding.since, holding.bits),
            _packed(ends.cell, ends.until, ends.bits | np.uint8(_ENDS)),
        )
    )
    events.sort()
    at = events >> _SAYS_BITS
    counts = np.cumsum(_COUNTED[events & ((1 << _SAYS_BITS) - 1)])
    firsts = np.flatnonzero(_is_first(at >> DAY_BITS))
    before = np.concatenate(([0], counts[firsts[1:] - 1]))
    counts -= np.repeat(before, np.diff(firsts, append=len(at)))
    return _settled(at, _counted(counts))


def _nested(own: Turns, whole: Boxes, steps: tuple[Step, ...]) -> Turns:
    """The turns of cells with several rectangles, by AND with what they are part of."""
    products, capabilities = whole.bits.shape
    is_several = whole.is_several.ravel()
    offsets = np.arange(products)[:, None] * capabilities
    pairs = [((offsets + step.parts).ravel(), (offsets + step.wholes).ravel()) for step in steps]
    pairs = [(parts[is_several[parts]], wholes[is_several[parts]]) for parts, wholes in pairs]
    boxed = np.unique(np.concatenate([wholes for _, wholes in pairs] or [np.zeros(0, np.intp)]))
    buffer = own.and_(_box_turns(whole, boxed[~is_several[boxed]]))
    start = np.zeros(len(is_several), np.intp)
    length = np.zeros(len(is_several), np.intp)
    _place(buffer, start, length, 0)
    for parts, wholes in pairs:
        part_rows = ranges(start[parts], length[parts])
        whole_rows = ranges(start[wholes], length[wholes])
        moved = np.repeat((parts - wholes) << DAY_BITS, length[wholes])
        within = _both(
            Turns(buffer.at[part_rows], buffer.bits[part_rows]),
            Turns(buffer.at[whole_rows] + moved, buffer.bits[whole_rows]),
        )
        _place(within, start, length, len(buffer.at))
        buffer = buffer.and_(within)
    several = np.flatnonzero(is_several)
    rows = ranges(start[several], length[several])
    return Turns(buffer.at[rows], buffer.bits[rows])


def _place(found: Turns, start: Rows, length: Rows, offset: int) -> None:
    """Note where each cell's turns are in the buffer."""
    cell = found.at >> DAY_BITS
    firsts = np.flatnonzero(_is_first(cell))
    start[cell[firsts]] = firsts + offset
    length[cell[firsts]] = np.diff(firsts, append=len(cell))


def _both(part: Turns, whole: Turns) -> Turns:
    """What part and whole come to: both have turns of the same cells."""
    events = np.concatenate(
        (
            part.at << _SAYS_BITS | part.bits,
            whole.at << _SAYS_BITS | whole.bits | np.uint8(_ENDS),
        )
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


def _box_turns(found: Boxes, cells: Rows) -> Turns:
    """All turns of some cells that have a box, in order."""
    wanted = np.zeros(found.bits.shape, bool)
    wanted.ravel()[cells] = True
    first, turns = _box_lines(found, wanted)
    begun = Turns(cells << DAY_BITS, first.ravel()[cells]).and_(turns)
    rows = np.argsort(begun.at)
    return Turns(begun.at[rows], begun.bits[rows])


def _packed(cell: npt.ArrayLike, day: npt.ArrayLike, says: npt.ArrayLike) -> Ids:
    at = np.asarray(cell, np.int64) << DAY_BITS | np.asarray(day)
    packed: Ids = at << _SAYS_BITS | np.asarray(says)
    return packed


def _is_first(values: Ids) -> Flags:
    is_first = np.ones(len(values), bool)
    is_first[1:] = values[1:] != values[:-1]
    return is_first


def _counted(counts: Ids) -> Bytes:
    """Which of the four bits any rectangle sets, from how many do."""
    bits = np.zeros(len(counts), np.uint8)
    for bit in range(4):
        is_set = ((counts >> (bit * _LANE)) & ((1 << _LANE) - 1)) != 0
        bits |= is_set.view(np.uint8) << np.uint8(bit)
    return bits


_COUNTED = np.array(
    [
        (-1 if says & _ENDS else 1) * sum(1 << (bit * _LANE) for bit in range(4) if says >> bit & 1)
        for says in range(1 << _SAYS_BITS)
    ],
    np.int64,
)
"""What a start or an end of a rectangle adds to the counts of the four bits, side by side."""
