"""A page of the matrix: capabilities by products on a day, as known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from pacenotes.core.landscape.bits import Bytes
from pacenotes.core.landscape.histories import Histories
from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.places import Flags, Rows
from pacenotes.core.landscape.standing import Standing
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.weighing import BECAUSE
from pacenotes.rooms.landscape.models import Capability
from pacenotes.rooms.landscape.queries.columns import landscape_now
from pacenotes.rooms.landscape.queries.compared import Compared
from pacenotes.rooms.landscape.queries.tree import CapabilityTree, capability_tree, first_known

PAGE = 50
"""Rows of a page."""
MOST_OPEN = 60
"""A tree of so many capabilities is shown unfolded; a larger one folded."""

_AT_ONCE = 500
"""Rows of a file that are named by one query."""

STANDINGS = tuple(Standing)
_STANDING_OF = np.full(256, len(STANDINGS), np.uint8)
_STANDING_OF[: len(BECAUSE)] = [STANDINGS.index(one.standing) for one in BECAUSE]


@dataclass(frozen=True, slots=True)
class MatrixFilter:
    """What of the matrix is asked for.

    `under` is a capability whose parts alone are shown; `opened` and `shut` are those unfolded and
    folded by hand; `after` is the last capability of the page before.
    """

    standings: frozenset[Standing] = frozenset()
    text: str = ""
    differs: bool = False
    under: int | None = None
    opened: frozenset[int] = frozenset()
    shut: frozenset[int] = frozenset()
    after: int | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether single capabilities are picked, so that the tree isn't shown as a tree."""
        return bool(self.standings or self.text or self.differs)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A capability, the support of each product, and how ours stands.

    `run` is None for a heading. `below` counts standings of what is part of it.
    """

    capability: int
    key: str
    name: str
    path: tuple[str, ...]
    depth: int
    is_heading: bool
    has_parts: bool
    is_open: bool
    supports: tuple[Support, ...]
    run: Run | None
    below: tuple[tuple[Standing, int], ...]


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """Rows, how many there are in all, and what comes before and after them.

    `counts` are standings of all that the filter's words, subtree and differences leave;
    `above` is the filter's subtree and what that is part of, as ids and names; `days` are those on
    which a standing changes; `before` is the capability that the page before comes after, 0 where
    that is the first.
    """

    rows: tuple[MatrixRow, ...] = ()
    total: int = 0
    counts: tuple[tuple[Standing, int], ...] = ()
    above: tuple[tuple[int, str], ...] = ()
    before: int | None = None
    after: int | None = None
    days: Rows = field(default_factory=lambda: np.zeros(0, np.intp))
    first_known: int | None = None
    is_empty: bool = True


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The tree with supports and standings, one row a capability, in its order."""

    tree: CapabilityTree
    supports: Bytes
    standing: Bytes


def matrix_page(
    compared: Compared, chosen: MatrixFilter, day: int, known: int, size: int = PAGE
) -> MatrixPage:
    """Rows of the matrix; LookupError where `under` or `after` isn't in the tree on that day.

    A fixed number of queries, whatever the landscape's size.
    """
    found, whole = _weighed(compared, day, known)
    since = first_known(landscape_now().columns.places) if not len(found.tree) else None
    if not len(found.tree):
        return MatrixPage(first_known=since, is_empty=since is None)
    begin, end = _range(found.tree, chosen.under)
    picked = _picked(found, chosen)
    is_kept = _kept_standings(found, chosen)
    tops = np.flatnonzero((picked & is_kept)[begin:end]) + begin
    shown = tops if chosen.is_narrowed else np.array(_unfolded(found.tree, chosen, begin, end))
    first = 0
    if chosen.after is not None:
        first = int(np.searchsorted(shown, found.tree.at[chosen.after], "right"))
    page = shown[first : first + size]
    last = first + len(page)
    above = [] if chosen.under is None else [*found.tree.chain(begin - 1), chosen.under]
    names = _named(found.tree, page, above, chosen)
    return MatrixPage(
        tuple(_rows(found, whole, page, names, chosen, day, (begin, end))),
        len(shown),
        _counted(found.standing[begin:end][picked[begin:end]]),
        tuple((one, names[one][1]) for one in above),
        _before(found.tree, shown, first, size),
        int(found.tree.ids[page[-1]]) if last < len(shown) else None,
        np.unique(whole.since[whole.since > 0]).astype(np.intp),
        first_known(whole.places),
        is_empty=False,
    )


def matrix_rows(
    compared: Compared, chosen: MatrixFilter, day: int, known: int
) -> Iterator[MatrixRow]:
    """All rows that a filter leaves, unfolded, for a file; LookupError as for a page."""
    found, whole = _weighed(compared, day, known)
    if not len(found.tree):
        return iter(())
    begin, end = _range(found.tree, chosen.under)
    is_left = (_picked(found, chosen) & _kept_standings(found, chosen))[begin:end]
    return _in_pieces(found, whole, np.flatnonzero(is_left) + begin, day)


def _in_pieces(found: _Weighed, whole: Histories, left: Rows, day: int) -> Iterator[MatrixRow]:
    """Rows with what they are part of, a query every so many."""
    flat = MatrixFilter(differs=True)
    for at in range(0, len(left), _AT_ONCE):
        page = left[at : at + _AT_ONCE]
        names = _named(found.tree, page, [], flat)
        yield from _rows(found, whole, page, names, flat, day, (0, len(found.tree)))


def _weighed(compared: Compared, day: int, known: int) -> tuple[_Weighed, Histories]:
    landscape = landscape_now()
    columns, measured = landscape.columns, landscape.measured
    ours, others = compared.ours.pk, compared.other_ids
    tree = capability_tree(columns.places, known)
    products = [columns.products.index(product.pk) for product in compared.products]
    supports = columns.matrix(day, known)[tree.place][:, products]
    codes = columns.standings_at(ours, others, day, known, measured)[tree.place]
    whole = columns.histories(ours, others, known, measured)
    return _Weighed(tree, supports, _STANDING_OF[codes]), whole


def _range(tree: CapabilityTree, under: int | None) -> tuple[int, int]:
    """The places of what is shown: all, or the parts of one."""
    if under is None:
        return 0, len(tree)
    return tree.at[under] + 1, int(tree.end[tree.at[under]])


def _picked(found: _Weighed, chosen: MatrixFilter) -> Flags:
    """What words and differences leave, of the whole tree."""
    is_left = np.ones(len(found.tree), bool)
    if chosen.text:
        words = Capability.objects.filter(name__icontains=chosen.text)
        words |= Capability.objects.filter(key__icontains=chosen.text)
        ids = np.fromiter(words.order_by().values_list("pk", flat=True), np.intp)
        is_left &= np.isin(found.tree.ids, ids)
    if chosen.differs:
        is_left &= (found.supports != found.supports[:, :1]).any(axis=1)
    return is_left


def _kept_standings(found: _Weighed, chosen: MatrixFilter) -> Flags:
    if not chosen.standings:
        return np.ones(len(found.tree), bool)
    wanted = [STANDINGS.index(one) for one in chosen.standings]
    is_kept: Flags = np.isin(found.standing, wanted)
    return is_kept


def _unfolded(tree: CapabilityTree, chosen: MatrixFilter, begin: int, end: int) -> list[int]:
    """The places that can be seen, folded branches passed over."""
    places = []
    at = begin
    while at < end:
        places.append(at)
        at = at + 1 if _is_open(tree, chosen, at, (begin, end)) else int(tree.end[at])
    return places


def _is_open(tree: CapabilityTree, chosen: MatrixFilter, at: int, within: tuple[int, int]) -> bool:
    capability = int(tree.ids[at])
    is_small = within[1] - within[0] <= MOST_OPEN
    return capability in chosen.opened or (is_small and capability not in chosen.shut)


def _before(tree: CapabilityTree, shown: Rows, first: int, size: int) -> int | None:
    if first == 0:
        return None
    return int(tree.ids[shown[first - size - 1]]) if first > size else 0


def _named(
    tree: CapabilityTree, page: Rows, above: Iterable[int], chosen: MatrixFilter
) -> dict[int, tuple[str, str]]:
    """Keys and names of a page's capabilities, and of what is shown around them; one query."""
    ids = {*tree.ids[page].tolist(), *above}
    if chosen.is_narrowed:
        ids |= {one for at in page.tolist() for one in tree.chain(at)}
    told = Capability.objects.filter(pk__in=ids).order_by()
    return {pk: (key, name) for pk, key, name in told.values_list("pk", "key", "name")}


def _rows(
    found: _Weighed,
    whole: Histories,
    page: Rows,
    names: dict[int, tuple[str, str]],
    chosen: MatrixFilter,
    day: int,
    within: tuple[int, int],
) -> Iterator[MatrixRow]:
    tree, sums = found.tree, _sums(found.standing)
    base = 0 if chosen.under is None else int(tree.depth[within[0] - 1]) + 1
    for at in page.tolist():
        capability, is_heading = int(tree.ids[at]), bool(tree.is_heading[at])
        last = int(tree.end[at])
        runs = () if is_heading else whole.of(capability)
        yield MatrixRow(
            capability,
            *names[capability],
            tuple(names[one][1] for one in tree.chain(at)) if chosen.is_narrowed else (),
            0 if chosen.is_narrowed else int(tree.depth[at]) - base,
            is_heading,
            last > at + 1,
            not chosen.is_narrowed and _is_open(tree, chosen, at, within),
            tuple(Support(one) for one in found.supports[at].tolist()),
            next((run for run in runs if run.since <= day < run.until), None),
            _below(sums, at + 1, last),
        )


def _sums(standing: Bytes) -> Rows:
    """Of each standing, how many stand before a place."""
    marks = standing[:, None] == np.arange(len(STANDINGS))
    sums: Rows = np.concatenate((np.zeros((1, len(STANDINGS)), np.intp), np.cumsum(marks, axis=0)))
    return sums


def _below(sums: Rows, first: int, last: int) -> tuple[tuple[Standing, int], ...]:
    counts = sums[last] - sums[first]
    return tuple((one, int(n)) for one, n in zip(STANDINGS, counts, strict=True) if n)


def _counted(standing: Sequence[int] | Bytes) -> tuple[tuple[Standing, int], ...]:
    counts = np.bincount(np.asarray(standing, np.intp), minlength=len(STANDINGS) + 1)
    return tuple((one, int(counts[at])) for at, one in enumerate(STANDINGS))
