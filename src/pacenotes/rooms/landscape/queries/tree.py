"""The tree of capabilities in the order of a page, kept in this process while it stays the same."""

from __future__ import annotations

import threading
from bisect import bisect_right
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import numpy as np

from pacenotes.core.landscape.places import Flags, Places, Rows
from pacenotes.rooms.landscape.models import CapabilityVersion

_Row = tuple[int, int | None, bool, int, int]


@dataclass(frozen=True, slots=True)
class CapabilityTree:
    """Capabilities, each before its parts, in the order of their keys.

    All arrays have one length. A capability's parts stand after it, up to its `end`; `place` is
    where it stands in the columns, `at` its place here by id.
    """

    ids: Rows
    parent: Rows
    depth: Rows
    end: Rows
    is_heading: Flags
    place: Rows
    at: dict[int, int]

    def __len__(self) -> int:
        return len(self.ids)

    def chain(self, position: int) -> list[int]:
        """The ids of what a position is part of, the outermost first."""
        found: list[int] = []
        above = int(self.parent[position])
        while above >= 0:
            found.append(int(self.ids[above]))
            above = int(self.parent[above])
        return found[::-1]


@dataclass(slots=True)
class _Kept:
    """Versions in the order of keys, the days on which they changed, and the trees made of them."""

    rows: list[_Row]
    cuts: list[int]
    trees: dict[int, CapabilityTree] = field(default_factory=dict)


_lock = threading.Lock()
_kept: WeakKeyDictionary[Places, _Kept] = WeakKeyDictionary()


def capability_tree(places: Places, known: int) -> CapabilityTree:
    """The tree as known on a day; one query where these columns' tree wasn't asked for yet."""
    with _lock:
        kept = _versions(places)
        between = bisect_right(kept.cuts, known)
        if between not in kept.trees:
            kept.trees[between] = _grown(kept.rows, known, places)
        return kept.trees[between]


def first_known(places: Places) -> int | None:
    """The first day on which anything was known; None where nothing is recorded."""
    with _lock:
        cuts = _versions(places).cuts
    return cuts[0] if cuts else None


def _versions(places: Places) -> _Kept:
    if places not in _kept:
        told = CapabilityVersion.objects.order_by("capability__key", "capability", "pk")
        names = ("capability", "parent", "is_heading", "recorded_from", "recorded_until")
        rows: list[_Row] = list(told.values_list(*names))
        cuts = sorted({day for row in rows for day in row[3:]})
        _kept[places] = _Kept(rows, cuts)
    return _kept[places]


def _grown(rows: list[_Row], known: int, places: Places) -> CapabilityTree:
    standing = {row[0]: row for row in rows if row[3] <= known < row[4] and row[0] in places.at}
    parts: dict[int | None, list[int]] = {}
    for capability, parent, *_ in standing.values():
        parts.setdefault(parent if parent in standing else None, []).append(capability)
    ids: list[int] = []
    parent_at: list[int] = []
    depth: list[int] = []
    end: list[int] = []
    waiting = [(capability, -1) for capability in reversed(parts.get(None, []))]
    while waiting:
        capability, above = waiting.pop()
        position = len(ids)
        ids.append(capability)
        parent_at.append(above)
        depth.append(depth[above] + 1 if above >= 0 else 0)
        end.append(position + 1)
        waiting += [(part, position) for part in reversed(parts.get(capability, []))]
    for position in range(len(ids) - 1, -1, -1):
        above = parent_at[position]
        if above >= 0:
            end[above] = max(end[above], end[position])
    return CapabilityTree(
        np.array(ids, np.intp),
        np.array(parent_at, np.intp),
        np.array(depth, np.intp),
        np.array(end, np.intp),
        np.array([standing[one][2] for one in ids], bool),
        np.array([places.at[one] for one in ids], np.intp),
        {capability: position for position, capability in enumerate(ids)},
    )
