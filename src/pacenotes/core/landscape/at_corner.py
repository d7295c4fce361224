"""How a few capabilities stand at one corner, from what each pair comes to there."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pacenotes.core.landscape.records import chain_of
from pacenotes.core.landscape.standing import Because, Has, weigh
from pacenotes.core.landscape.support import NOT_KNOWN, Bounds, Support
from pacenotes.core.landscape.versions import Better, CapabilityVersion


@dataclass(frozen=True, slots=True)
class Levels:
    """The highest and the lowest level of a pair in one unit, of what surely holds in full."""

    unit: str
    highest: float
    lowest: float


@dataclass(frozen=True, slots=True)
class Pair:
    """What a product has of a capability at a corner, apart from what that is part of."""

    bounds: Bounds
    levels: tuple[Levels, ...] = ()


class AtCorner:
    """Capabilities at one corner: where each was known to stand in the tree, by id, and what each
    pair, product and capability, comes to there. To weigh one, all that it is part of has to be
    here; a pair that isn't here is unknown."""

    def __init__(
        self, places: Iterable[CapabilityVersion], pairs: Mapping[tuple[int, int], Pair]
    ) -> None:
        self._places = {place.capability: place for place in places}
        self._pairs = pairs

    def because(self, capability: int, ours: int, others: Sequence[int]) -> Because | None:
        """The rule by which it stands; None for a heading, or what wasn't known."""
        chain = chain_of(capability, self._places.get)
        if not chain:
            return None
        has, *theirs = (self._has(product, chain) for product in (ours, *others))
        is_deprecated = any(place.is_deprecated for place in chain)
        return weigh(has, theirs, chain[0].better, is_deprecated)

    def _has(self, product: int, chain: Sequence[CapabilityVersion]) -> Has:
        pairs = [self._pairs.get((product, place.capability), _UNKNOWN) for place in chain]
        support = functools.reduce(Bounds.within, (pair.bounds for pair in pairs)).support
        levels, better = pairs[0].levels, chain[0].better
        if better is None or support is not Support.FULL or not levels:
            return Has(support)
        first = min(levels, key=lambda one: one.unit)
        level = first.highest if better is Better.HIGHER else first.lowest
        return Has(support, level, first.unit)


_UNKNOWN = Pair(NOT_KNOWN)
