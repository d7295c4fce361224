"""What changed between two corners of (day, known), and why: the world, or what we knew of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.bits import Bytes
from pacenotes.core.landscape.columns import NOTHING_MEASURED, Columns
from pacenotes.core.landscape.history import has_on
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.rectangles import Ids
from pacenotes.core.landscape.standing import Has
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.versions import Better
from pacenotes.core.wording import N_


class Kind(enum.StrEnum):
    """Why something changed."""

    SHIPPED = "shipped"
    WITHDRAWN = "withdrawn"
    WE_WERE_WRONG = "we-were-wrong"


KIND_NAMES = {
    Kind.SHIPPED: N_("shipped"),
    Kind.WITHDRAWN: N_("withdrawn"),
    Kind.WE_WERE_WRONG: N_("we were wrong"),
}
"""What each is called."""

KINDS = tuple(Kind)
"""What each code of a column means."""


@dataclass(frozen=True, slots=True)
class Corner:
    """A day, as known on a day."""

    day: int
    known: int


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a pair's support, from `before` to `after`; where the two are the same, it is
    its measured level that is another one."""

    capability: int
    product: int
    kind: Kind
    before: Support
    after: Support


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes of support as columns, by step, then by capability and product (their places).

    What was wrong comes first: knowledge is put right before time goes on. Those of measured levels
    alone come last.
    """

    capabilities: Ids
    products: tuple[int, ...]
    capability: npt.NDArray[np.intp]
    product: npt.NDArray[np.intp]
    kind: Bytes
    before: Bytes
    after: Bytes

    def __len__(self) -> int:
        return len(self.kind)

    def __iter__(self) -> Iterator[Change]:
        for row in range(len(self)):
            yield Change(
                int(self.capabilities[self.capability[row]]),
                self.products[self.product[row]],
                KINDS[self.kind[row]],
                Support(self.before[row]),
                Support(self.after[row]),
            )


def changes(
    columns: Columns, first: Corner, second: Corner, measured: Records = NOTHING_MEASURED
) -> Changes:
    """How support changed between two corners, in two steps.

    What differs between the two knowns on the first day is *we were wrong*; what differs between
    the two days as known at the second is *shipped* where support rose, *withdrawn* where it fell.
    So it is with levels, which are in no column: `measured` holds all that is recorded of the
    capabilities that have one.
    """
    before = columns.matrix(first.day, first.known)
    corrected = columns.matrix(first.day, second.known)
    after = columns.matrix(second.day, second.known)
    wrong, moved = np.nonzero(before != corrected), np.nonzero(corrected != after)
    rose = after[moved] > corrected[moved]
    kinds = np.where(rose, KINDS.index(Kind.SHIPPED), KINDS.index(Kind.WITHDRAWN))
    levels = list(_level_changes(columns, first, second, measured))
    place, full = columns.places.at, np.full(len(levels), Support.FULL, np.uint8)
    return Changes(
        columns.capabilities,
        columns.products,
        np.concatenate((wrong[0], moved[0], _rows(place[one] for one, _, _ in levels))),
        np.concatenate((wrong[1], moved[1], _rows(product for _, product, _ in levels))),
        np.concatenate(
            (
                np.full(len(wrong[0]), KINDS.index(Kind.WE_WERE_WRONG)),
                kinds,
                _rows(KINDS.index(kind) for _, _, kind in levels),
            )
        ).astype(np.uint8),
        np.concatenate((before[wrong], corrected[moved], full)),
        np.concatenate((corrected[wrong], after[moved], full)),
    )


def _rows(told: Iterable[int]) -> npt.NDArray[np.intp]:
    return np.fromiter(told, np.intp)


def _level_changes(
    columns: Columns, first: Corner, second: Corner, measured: Records
) -> Iterator[tuple[int, int, Kind]]:
    """Capability, product (its place) and kind of each level that changed where support didn't."""
    corners = first, Corner(first.day, second.known), second
    for capability in sorted({*measured.measured(first.known), *measured.measured(second.known)}):
        place = measured.place(capability, second.known)
        for at, product in enumerate(columns.products):
            has = [has_on(capability, product, measured, one.day, one.known) for one in corners]
            for was, now, is_wrong in ((has[0], has[1], True), (has[1], has[2], False)):
                if was != now and was.support is now.support is Support.FULL:
                    better = place.better if place is not None else None
                    yield capability, at, _level_kind(was, now, better, is_wrong)


def _level_kind(was: Has, now: Has, better: Better | None, is_wrong: bool) -> Kind:
    if is_wrong:
        return Kind.WE_WERE_WRONG
    if was.level is None or now.level is None or was.unit != now.unit:
        return Kind.SHIPPED if now.level is not None else Kind.WITHDRAWN
    rose = now.level > was.level
    return Kind.SHIPPED if rose == (better is Better.HIGHER) else Kind.WITHDRAWN
