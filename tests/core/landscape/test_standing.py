from __future__ import annotations

import itertools

import pytest

from pacenotes.core.landscape.standing import (
    STANDING_NAMES,
    WHY,
    Because,
    Has,
    Standing,
    weigh,
)
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.versions import Better

N, U, P, F = Support.NO, Support.UNKNOWN, Support.PARTIAL, Support.FULL
UNIQUE, COMPARATIVE, PARITY, GAP, UNKNOWN = Standing


def has(*supports: Support) -> list[Has]:
    return [Has(support) for support in supports]


def stands(ours: Support, *others: Support) -> Standing:
    return weigh(Has(ours), has(*others)).standing


@pytest.mark.parametrize(
    ("ours", "others", "standing", "because"),
    [
        (U, [N], UNKNOWN, Because.OURS_UNKNOWN),
        (F, [], UNKNOWN, Because.NOBODY_NAMED),
        (F, [N, N], UNIQUE, Because.ONLY_OURS),
        (F, [N, F], COMPARATIVE, Because.OURS_IS_MORE),
        (F, [P, P], COMPARATIVE, Because.OURS_IS_MORE),
        (F, [F, F], PARITY, Because.ALL_HAVE_IT),
        (P, [P, P], PARITY, Because.ALL_HAVE_PART),
        (N, [N, N], PARITY, Because.NOBODY_HAS_IT),
        (P, [N, N], COMPARATIVE, Because.OURS_IS_MORE),
        (P, [N, F], GAP, Because.THEY_HAVE_MORE),
        (N, [N, P], GAP, Because.THEY_HAVE_MORE),
        (N, [U, F], GAP, Because.THEY_HAVE_MORE),
        (F, [U, N], UNKNOWN, Because.OTHERS_UNKNOWN),
        (F, [U, F], UNKNOWN, Because.OTHERS_UNKNOWN),
        (F, [U, N, F], COMPARATIVE, Because.OURS_IS_MORE),
        (F, [U, P], COMPARATIVE, Because.OURS_IS_MORE),
        (P, [U, N], UNKNOWN, Because.OTHERS_UNKNOWN),
        (N, [U, N], UNKNOWN, Because.OTHERS_UNKNOWN),
    ],
)
def test_support_alone(
    ours: Support, others: list[Support], standing: Standing, because: Because
) -> None:
    assert weigh(Has(ours), has(*others)) is because
    assert because.standing is standing


def test_what_is_being_given_up_is_nothing_to_claim() -> None:
    told = weigh(Has(F), has(N), is_deprecated=True)
    assert told is Because.DEPRECATED


@pytest.mark.parametrize("ours", [N, P, F])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_whatever_the_unknown_ones_have_a_standing_holds(ours: Support, count: int) -> None:
    """What is said although some are unknown stays true once they are known."""
    for others in itertools.product([N, U, P, F], repeat=count):
        told = stands(ours, *others)
        if told is UNKNOWN:
            continue
        choices = [[N, P, F] if other is U else [other] for other in others]
        assert {stands(ours, *filled) for filled in itertools.product(*choices)} == {told}


@pytest.mark.parametrize("ours", [N, P, F])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_unknown_is_said_only_where_it_hangs_on_them(ours: Support, count: int) -> None:
    for others in itertools.product([N, U, P, F], repeat=count):
        choices = [[N, P, F] if other is U else [other] for other in others]
        could_be = {stands(ours, *filled) for filled in itertools.product(*choices)}
        assert (stands(ours, *others) is UNKNOWN) == (len(could_be) > 1)


# levels


def measured(level: float | None, unit: str = "rows/s") -> Has:
    return Has(F, level, unit)


def test_a_better_level_is_comparative() -> None:
    told = weigh(measured(9), [measured(5), measured(9)], Better.HIGHER)
    assert told is Because.OURS_IS_BETTER


def test_a_worse_level_is_a_gap() -> None:
    told = weigh(measured(9), [measured(5), measured(10)], Better.HIGHER)
    assert told is Because.THEIRS_IS_BETTER


def test_lower_can_be_better() -> None:
    assert weigh(measured(3), [measured(5)], Better.LOWER).standing is COMPARATIVE


@pytest.mark.parametrize(
    ("ours", "other", "better"),
    [
        (measured(9), measured(5), None),
        (measured(9), measured(5, "rows/min"), Better.HIGHER),
        (measured(9), measured(None), Better.HIGHER),
        (measured(9), measured(9), Better.HIGHER),
    ],
)
def test_levels_that_cannot_be_compared_make_no_difference(
    ours: Has, other: Has, better: Better | None
) -> None:
    assert weigh(ours, [other], better) is Because.ALL_HAVE_IT


def test_a_level_of_part_of_it_counts_for_nothing() -> None:
    ours, other = Has(P, 9, "rows/s"), Has(P, 5, "rows/s")
    assert weigh(ours, [other], Better.HIGHER) is Because.ALL_HAVE_PART


def test_every_standing_and_every_rule_has_its_words() -> None:
    assert set(STANDING_NAMES) == set(Standing)
    assert set(WHY) == set(Because)
