"""What changed between two corners of (day, known), and why: the world, or what we knew of it."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.bits import Bytes
from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.rectangles import Ids
from pacenotes.core.landscape.standing import Because
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.weighing import BECAUSE, NO_STANDING
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
    """One step of a pair's support, from `before` to `after`."""

    capability: int
    product: int
    kind: Kind
    before: Support
    after: Support


@dataclass(frozen=True, slots=True)
class StandingChange:
    """One step of a capability's standing; None where it had none."""

    capability: int
    is_correction: bool
    before: Because | None
    after: Because | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes of support as columns, by step, then by capability and product (their places).

    What was wrong comes first: knowledge is put right before time goes on.
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


def changes(columns: Columns, first: Corner, second: Corner) -> Changes:
    """How support changed between two corners, in two steps.

    What differs between the two knowns on the first day is *we were wrong*; what differs between
    the two days as known at the second is *shipped* where support rose, *withdrawn* where it fell.
    """
    before = columns.matrix(first.day, first.known)
    corrected = columns.matrix(first.day, second.known)
    after = columns.matrix(second.day, second.known)
    wrong, moved = np.nonzero(before != corrected), np.nonzero(corrected != after)
    rose = after[moved] > corrected[moved]
    kinds = np.where(rose, KINDS.index(Kind.SHIPPED), KINDS.index(Kind.WITHDRAWN))
    return Changes(
        columns.capabilities,
        columns.products,
        np.concatenate((wrong[0], moved[0])),
        np.concatenate((wrong[1], moved[1])),
        np.concatenate((np.full(len(wrong[0]), KINDS.index(Kind.WE_WERE_WRONG)), kinds)).astype(
            np.uint8
        ),
        np.concatenate((before[wrong], corrected[moved])),
        np.concatenate((corrected[wrong], after[moved])),
    )


def standing_changes(
    columns: Columns, ours: int, others: Sequence[int], first: Corner, second: Corner
) -> tuple[StandingChange, ...]:
    """How standings changed between two corners, in the same two steps: corrections first."""
    before = columns.standings_at(ours, others, first.day, first.known)
    corrected = columns.standings_at(ours, others, first.day, second.known)
    after = columns.standings_at(ours, others, second.day, second.known)
    return (
        *_steps(columns.capabilities, before, corrected, is_correction=True),
        *_steps(columns.capabilities, corrected, after, is_correction=False),
    )


def _steps(
    capabilities: Ids, before: Bytes, after: Bytes, is_correction: bool
) -> Iterator[StandingChange]:
    for row in np.flatnonzero(before != after).tolist():
        yield StandingChange(
            int(capabilities[row]), is_correction, _because(before[row]), _because(after[row])
        )


def _because(code: np.uint8) -> Because | None:
    return None if code == NO_STANDING else BECAUSE[code]
