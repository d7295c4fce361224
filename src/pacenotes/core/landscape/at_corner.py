"""How a few capabilities stand at one corner, from what each pair says by itself there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pacenotes.core.landscape.bits import NOT_KNOWN, RECORDED, Bytes, supports
from pacenotes.core.landscape.places import Places
from pacenotes.core.landscape.standing import Because, Has, weigh
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.versions import Better
from pacenotes.core.landscape.weighing import BECAUSE, NO_STANDING, weighed


class AtCorner:
    """Some capabilities and all that they are part of, at one corner.

    `own` is what is recorded of each pair by itself and says of the day: products × places, in the
    order of both, RECORDED where anything is. `better` are the capabilities with a level, and
    `levels` those of pairs, product and capability (ids), that have one and surely hold in full.
    """

    def __init__(
        self,
        products: Sequence[int],
        places: Places,
        known: int,
        own: Bytes,
        better: Mapping[int, Better],
        levels: Mapping[tuple[int, int], Has],
    ) -> None:
        self._places = places
        self._product_at = {product: at for at, product in enumerate(products)}
        self._tree = places.tree(known)
        bits = np.where(own < RECORDED, np.uint8(NOT_KNOWN), own & np.uint8(RECORDED - 1))
        self._tree.nest(bits)
        self._supports = supports(bits)
        self._better, self._levels = better, levels
        self._codes: dict[tuple[int, ...], Bytes] = {}

    def support(self, capability: int, product: int) -> Support:
        """How much of a capability a product has; unknown for what had no place."""
        at = self._places.at.get(capability)
        if at is None:
            return Support.UNKNOWN
        return Support(int(self._supports[self._product_at[product], at]))

    def because(self, capability: int, ours: int, others: Sequence[int]) -> Because | None:
        """The rule by which it stands; None for a heading, or what had no place."""
        at = self._places.at.get(capability)
        if at is None:
            return None
        code = int(self._weighed((ours, *others))[at])
        if code == NO_STANDING:
            return None
        better = self._better.get(capability)
        if better is None:
            return BECAUSE[code]
        has, *theirs = (self._has(capability, product) for product in (ours, *others))
        return weigh(has, theirs, better, bool(self._tree.is_deprecated[at]))

    def _weighed(self, products: tuple[int, ...]) -> Bytes:
        """The rule's code at every place, levels aside."""
        if products not in self._codes:
            told = self._supports[[self._product_at[product] for product in products]]
            codes = weighed(told[0], told[1:], self._tree.is_deprecated)
            codes[self._tree.absent] = NO_STANDING
            self._codes[products] = codes
        return self._codes[products]

    def _has(self, capability: int, product: int) -> Has:
        support = self.support(capability, product)
        level = self._levels.get((product, capability))
        return level if level is not None and support is Support.FULL else Has(support)
