from __future__ import annotations

import itertools

import numpy as np
import pytest

from pacenotes.core.landscape.bits import bits_of, supports
from pacenotes.core.landscape.support import (
    NAMES,
    NOT_KNOWN,
    NOT_THERE,
    QUALIFIER_NAMES,
    Bounds,
    Qualifier,
    Support,
)

N, U, P, F = Support
BOUNDS = [Bounds(least, most) for least in (N, P, F) for most in (N, P, F) if least <= most]
PAIRS = list(itertools.product(BOUNDS, BOUNDS))


def test_unknown_is_between_no_and_partial() -> None:
    assert N < U < P < F


@pytest.mark.parametrize(
    ("bounds", "support"),
    [
        (NOT_THERE, N),
        (NOT_KNOWN, U),
        (Bounds(N, P), U),
        (Bounds(P, P), P),
        (Bounds(P, F), P),
        (Bounds(F, F), F),
    ],
)
def test_what_can_be_said_in_one_word(bounds: Bounds, support: Support) -> None:
    assert bounds.support is support


@pytest.mark.parametrize(("part", "whole"), PAIRS)
def test_a_part_has_the_lesser_of_both_words_too(part: Bounds, whole: Bounds) -> None:
    assert part.within(whole).support is min(part.support, whole.support)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_in_bits_facts_come_together_by_or_and_parts_nest_by_and(
    one: Bounds, other: Bounds
) -> None:
    assert bits_of(one.together(other)) == bits_of(one) | bits_of(other)
    assert bits_of(one.within(other)) == bits_of(one) & bits_of(other)


def test_bits_say_the_same_word() -> None:
    bits = np.array([bits_of(bounds) for bounds in BOUNDS], np.uint8)
    assert supports(bits).tolist() == [bounds.support for bounds in BOUNDS]
    assert supports(np.stack([bits, bits])).tolist() == [supports(bits).tolist()] * 2


def test_everything_has_its_words() -> None:
    assert set(NAMES) == set(Support)
    assert set(QUALIFIER_NAMES) == set(Qualifier)
