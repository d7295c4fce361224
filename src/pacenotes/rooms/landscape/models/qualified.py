"""Qualifiers in a column: one bit each."""

from __future__ import annotations

from collections.abc import Iterable

from pacenotes.core.landscape.support import Qualifier

_BITS = {qualifier: 1 << place for place, qualifier in enumerate(Qualifier)}


def bits_of(qualifiers: Iterable[Qualifier]) -> int:
    """Qualifiers as one number."""
    return sum(_BITS[qualifier] for qualifier in set(qualifiers))


def qualifiers_of(bits: int) -> frozenset[Qualifier]:
    """The qualifiers of a number that `bits_of` made."""
    return frozenset(qualifier for qualifier, bit in _BITS.items() if bits & bit)
