"""Which open deals feel a change, by their required capabilities and competitors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

import numpy as np

from pacenotes.core.landscape.changes import Changes
from pacenotes.core.landscape.places import Flags, Rows
from pacenotes.core.landscape.ranges import ranges
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

    `deals` are their ids; `at` is the place in it, and `change` the row, of each pair of a deal and
    a change, `is_must` whether the deal is out without it. `without_amount` counts the deals that
    have none.
    """

    deals: tuple[int, ...]
    at: Rows
    change: Rows
    is_must: Flags
    at_stake: tuple[tuple[str, Decimal], ...]
    without_amount: int

    def __iter__(self) -> Iterator[Felt]:
        starts = np.searchsorted(self.at, np.arange(len(self.deals) + 1)).tolist()
        changes, musts = self.change.tolist(), self.is_must.tolist()
        for place, deal in enumerate(self.deals):
            rows = slice(starts[place], starts[place + 1])
            yield Felt(deal, tuple(changes[rows]), any(musts[rows]))


class Interests:
    """Open deals, ready to be asked which of them feel a change set."""

    def __init__(self, deals: Sequence[DealInterest], ours: int) -> None:
        self._deals = deals
        needs = [sorted(deal.musts | deal.shoulds) for deal in deals]
        self._deal = np.repeat(np.arange(len(deals)), [len(one) for one in needs])
        capability: Ids = np.fromiter(chain.from_iterable(needs), np.int64)
        self._capabilities, self._need = np.unique(capability, return_inverse=True)
        musts = (one in deal.musts for deal, ones in zip(deals, needs, strict=True) for one in ones)
        self._is_must = np.fromiter(musts, bool)
        products = sorted({ours}.union(*(deal.competitors for deal in deals)))
        self._product_at = {product: place for place, product in enumerate(products)}
        # A last column that nobody watches is for products that no deal has to do with.
        self._watches = np.zeros((len(deals), len(products) + 1), bool)
        self._watches[:, self._product_at[ours]] = True
        for row, deal in zip(self._watches, deals, strict=True):
            row[[self._product_at[product] for product in deal.competitors]] = True

    def impact(self, changes: Changes) -> Impact:
        """Which deals feel any of the changes, through our product or a competitor in the deal."""
        need, change = self._pairs(changes)
        nobody = len(self._product_at)
        product = np.array([self._product_at.get(one, nobody) for one in changes.products], np.intp)
        is_felt = self._watches[self._deal[need], product[changes.product[change]]]
        need, change = need[is_felt], change[is_felt]
        order = np.lexsort((change, self._deal[need]))
        need, change = need[order], change[order]
        felt, at = np.unique(self._deal[need], return_inverse=True)
        deals = [self._deals[deal] for deal in felt.tolist()]
        return Impact(
            tuple(deal.deal for deal in deals),
            at,
            change,
            self._is_must[need],
            _at_stake(deals),
            sum(deal.amount is None for deal in deals),
        )

    def _pairs(self, changes: Changes) -> tuple[Rows, Rows]:
        """Every requirement with every change of its capability, whosever product it is of."""
        ids = changes.capabilities[changes.capability]
        place = np.searchsorted(self._capabilities, ids)
        place[place == len(self._capabilities)] = 0
        if not len(self._capabilities):
            return np.zeros(0, np.intp), np.zeros(0, np.intp)
        rows = np.flatnonzero(self._capabilities[place] == ids)
        rows = rows[np.argsort(place[rows], kind="stable")]
        count = np.bincount(place[rows], minlength=len(self._capabilities))
        start = np.cumsum(count) - count
        touched = np.flatnonzero(count[self._need] > 0)
        need = self._need[touched]
        return np.repeat(touched, count[need]), rows[ranges(start[need], count[need])]


def _at_stake(deals: Sequence[DealInterest]) -> tuple[tuple[str, Decimal], ...]:
    amounts: dict[str, Decimal] = {}
    for deal in deals:
        if deal.amount is not None:
            amounts[deal.currency] = amounts.get(deal.currency, Decimal(0)) + deal.amount
    return tuple(sorted(amounts.items()))
