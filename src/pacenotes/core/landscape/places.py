"""The tree of capabilities as columns, as known on any day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.bits import NOT_KNOWN, Bytes
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.versions import CapabilityVersion

Flags: TypeAlias = npt.NDArray[np.bool_]
Rows: TypeAlias = npt.NDArray[np.intp]

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Step:
    """Capabilities that are part of others, which are whole by the time this step is taken."""

    parts: Rows
    wholes: Rows

    @property
    def neighbours(self) -> Rows | slice:
        """The parts, as a slice where they are neighbours, which is quicker to go over."""
        first, last = int(self.parts[0]), int(self.parts[-1])
        return slice(first, last + 1) if last - first + 1 == len(self.parts) else self.parts


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree on a day: headings and what has no place; whether each, or what it is part of, is
    being given up; and the steps from wholes to parts, headings passed over.
    """

    absent: Rows
    is_deprecated: Flags
    steps: tuple[Step, ...]

    def nest(self, found: Bytes) -> None:
        """Cut what is known of each pair by itself, products × capabilities, in place, to what it
        is part of; of what is absent nothing is known."""
        for step in self.steps:
            neighbours = step.neighbours
            for row in found:
                row[neighbours] &= row[step.wholes]
        found[:, self.absent] = NOT_KNOWN


class Places:
    """Versions of capabilities, and the tree that they make as known on a day.

    `ids` are their ids, place by place: not in order, but wholes before their parts as last known,
    so that a step of the tree goes over neighbours. `at` is each id's place, `places_of` many ids'.
    """

    def __init__(self, table: npt.NDArray[np.int64]) -> None:
        """From versions × 6: capability and what it is part of (ids, NOWHERE for nothing), whether
        it is a heading and whether it is being given up, recorded from and until."""
        self.ids: npt.NDArray[np.int64] = np.unique(table[:, 0])
        self._rows = table.copy()
        self._rows[:, 0] = np.searchsorted(self.ids, table[:, 0])
        self._rows[:, 1] = _places(self.ids, table[:, 1])
        self._cuts = np.unique(table[:, 4:])
        self._trees: dict[int, Tree] = {}
        self._put_wholes_first()
        self.at = {capability: place for place, capability in enumerate(self.ids.tolist())}
        self._sorted = np.argsort(self.ids)

    @classmethod
    def of(cls, versions: Iterable[CapabilityVersion]) -> Places:
        """Places from values."""
        rows = [
            (
                version.capability,
                NOWHERE if version.parent is None else version.parent,
                version.is_heading,
                version.is_deprecated,
                version.recorded_from,
                version.recorded_until,
            )
            for version in versions
        ]
        return cls(np.array(rows, np.int64).reshape(-1, 6))

    def _put_wholes_first(self) -> None:
        depth = np.zeros(len(self), np.intp)
        for number, step in enumerate(self._grown(OPEN - 1).steps, 1):
            depth[step.parts] = number
        order = np.argsort(depth, kind="stable")
        place = np.append(np.empty(len(order), np.int64), NOWHERE)
        place[order] = np.arange(len(order))
        self.ids = self.ids[order]
        self._rows[:, :2] = place[self._rows[:, :2]]

    def __len__(self) -> int:
        return len(self.ids)

    def places_of(self, ids: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
        """The places of many ids at once; LookupError where one has none. They aren't in order."""
        place = self._sorted[
            np.minimum(np.searchsorted(self.ids[self._sorted], ids), len(self) - 1)
        ]
        if len(ids) and (not len(self) or (self.ids[place] != ids).any()):
            raise LookupError("a capability has no place here")
        return place.astype(np.int32)

    def days_of_recording(self) -> npt.NDArray[np.int64]:
        """The days on which any place was recorded, or ended."""
        return self._cuts

    def tree(self, known: int) -> Tree:
        """The tree as known on a day."""
        between = int(np.searchsorted(self._cuts, known, side="right"))
        if between not in self._trees:
            self._trees[between] = self._grown(known)
        return self._trees[between]

    def _grown(self, known: int) -> Tree:
        is_known = (self._rows[:, 4] <= known) & (known < self._rows[:, 5])
        rows = self._rows[is_known]
        has_place = np.zeros(len(self), bool)
        is_heading = np.zeros(len(self), bool)
        is_deprecated = np.zeros(len(self), bool)
        parent = np.full(len(self), NOWHERE, np.intp)
        has_place[rows[:, 0]] = True
        parent[rows[:, 0]] = rows[:, 1]
        is_heading[rows[:, 0]] = rows[:, 2] != 0
        is_deprecated[rows[:, 0]] = rows[:, 3] != 0
        parent[(parent != NOWHERE) & ~has_place[parent]] = NOWHERE
        whole = _past_headings(parent, is_heading)
        steps = tuple(_steps(whole, ~is_heading & has_place))
        is_deprecated &= ~is_heading
        for step in steps:
            is_deprecated[step.parts] |= is_deprecated[step.wholes]
        return Tree(np.flatnonzero(is_heading | ~has_place), is_deprecated, steps)


def _places(ids: npt.NDArray[np.int64], of: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The places of some among ids in order; NOWHERE for what isn't there."""
    at = np.searchsorted(ids, of)
    is_there = ids[np.minimum(at, len(ids) - 1)] == of if len(ids) else np.zeros(len(of), bool)
    return np.where(is_there, at, NOWHERE)


def _past_headings(parent: Rows, is_heading: Flags) -> Rows:
    """What each is part of, headings passed over; a circle of nothing but headings is nowhere."""
    whole = parent.copy()
    for _ in range(len(parent)):
        rows = np.flatnonzero((whole != NOWHERE) & is_heading[whole])
        if not len(rows):
            return whole
        whole[rows] = parent[whole[rows]]
    whole[(whole != NOWHERE) & is_heading[whole]] = NOWHERE
    return whole


def _steps(whole: Rows, is_there: Flags) -> list[Step]:
    """Steps from the tops down; what is part of itself is gone round at the end."""
    is_settled = (whole == NOWHERE) & is_there
    waiting = np.flatnonzero(is_there & ~is_settled)
    steps: list[Step] = []
    while len(waiting):
        is_ready = is_settled[whole[waiting]]
        ready = waiting[is_ready]
        if not len(ready):
            return steps + [Step(waiting, whole[waiting])] * len(waiting)
        steps.append(Step(ready, whole[ready]))
        is_settled[ready] = True
        waiting = waiting[~is_ready]
    return steps
