"""Which open deals feel a change, by their required capabilities and competitors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.changes import Changes
from pacenotes.core.landscape.rectangles import Ids


@dataclass(frozen=True, slots=True)
class DealInterest:
    """What an open deal is sensitive to: ids of capabilities and of competitors' products."""

    deal: int
    musts: frozenset[int]
    shoulds: frozenset[int] = frozenset()
    competitors: frozenset[int] = frozenset()
    amount: Decimal | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Felt:
    """A deal that feels a change set: the changes (their rows) that touch what it requires.

    `touches_a_must` where one of them is of a capability that the deal is out without.
    """

    deal: int
    changes: tuple[int, ...]
    touches_a_must: bool


@dataclass(frozen=True, slots=True)
class Impact:
    """The deals that feel a change set, in the order given, and what they amount to by currency.

    `without_amount` counts those of them that have none.
    """

    felt: tuple[Felt, ...]
    at_stake: tuple[tuple[str, Decimal], ...]
    without_amount: int


class Interests:
    """Open deals, ready to be asked which of them feel a change set.

    Products beyond the first 63 of a landscape share bits; what they hit is looked at again.
    """

    def __init__(self, deals: Sequence[DealInterest], ours: int) -> None:
        self._deals = deals
        self._ours = ours
        needs = [sorted(deal.musts | deal.shoulds) for deal in deals]
        self._deal = np.repeat(np.arange(len(deals)), [len(one) for one in needs])
        self._capability: Ids = np.fromiter(chain.from_iterable(needs), np.int64)
        self._products = np.array([_bits((ours, *deal.competitors)) for deal in deals], np.uint64)[
            self._deal
        ]

    def impact(self, changes: Changes) -> Impact:
        """Which deals feel any of the changes, through our product or a competitor in the deal."""
        touched = self._touched(changes)
        of_capability: dict[int, list[tuple[int, int]]] = {}
        for row, change in enumerate(changes):
            of_capability.setdefault(change.capability, []).append((row, change.product))
        felt = []
        for deal in touched.tolist():
            one = self._felt(self._deals[deal], of_capability)
            if one is not None:
                felt.append((deal, one))
        return _impact([one for _, one in felt], [self._deals[deal] for deal, _ in felt])

    def _touched(self, changes: Changes) -> npt.NDArray[np.intp]:
        """The places of the deals one of whose requirements a change touches."""
        if not len(changes) or not len(self._capability):
            return np.zeros(0, np.intp)
        changed, inverse = np.unique(changes.capability, return_inverse=True)
        bits = np.array([_bits((product,)) for product in changes.products], np.uint64)
        hit = np.zeros(len(changed), np.uint64)
        np.bitwise_or.at(hit, inverse, bits[changes.product])
        ids = changes.capabilities[changed]
        order = np.argsort(ids)
        ids, hit = ids[order], np.append(hit[order], np.uint64(0))
        at = np.searchsorted(ids, self._capability)
        at[ids[np.minimum(at, len(ids) - 1)] != self._capability] = len(ids)
        return np.unique(self._deal[(hit[at] & self._products) != 0])

    def _felt(
        self, deal: DealInterest, of_capability: dict[int, list[tuple[int, int]]]
    ) -> Felt | None:
        watched = deal.competitors | {self._ours}
        rows: list[int] = []
        touches_a_must = False
        for capability in deal.musts | deal.shoulds:
            hits = [row for row, product in of_capability.get(capability, ()) if product in watched]
            rows += hits
            touches_a_must = touches_a_must or (bool(hits) and capability in deal.musts)
        return Felt(deal.deal, tuple(sorted(rows)), touches_a_must) if rows else None


def _bits(products: Iterable[int]) -> int:
    found = 0
    for product in products:
        found |= 1 << (product % 63)
    return found


def _impact(felt: Sequence[Felt], deals: Sequence[DealInterest]) -> Impact:
    amounts: dict[str, Decimal] = {}
    for deal in deals:
        if deal.amount is not None:
            amounts[deal.currency] = amounts.get(deal.currency, Decimal(0)) + deal.amount
    without = sum(deal.amount is None for deal in deals)
    return Impact(tuple(felt), tuple(sorted(amounts.items())), without)
