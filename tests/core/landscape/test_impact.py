from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.landscape.changes import Changes
from pacenotes.core.landscape.impact import DealInterest, Felt, Interests
from tests.core.landscape.vocabulary import NORTHBEAM, OURS, TALLY

EXPORT, IMPORT, REPORTS = 10, 11, 12
PRODUCTS = (OURS, NORTHBEAM, TALLY, OURS + 63)
CAPABILITIES = (EXPORT, IMPORT, REPORTS)


def changed(*pairs: tuple[int, int]) -> Changes:
    rows = range(len(pairs))
    column = np.zeros(len(pairs), np.uint8)
    return Changes(
        np.array(CAPABILITIES),
        PRODUCTS,
        np.array([CAPABILITIES.index(pairs[row][0]) for row in rows], np.intp),
        np.array([PRODUCTS.index(pairs[row][1]) for row in rows], np.intp),
        column,
        column,
        column + np.uint8(3),
    )


def deal(number: int, **more: object) -> DealInterest:
    more.setdefault("musts", frozenset({EXPORT}))
    more.setdefault("competitors", frozenset({TALLY}))
    return DealInterest(number, **more)  # type: ignore[arg-type]


def felt(deals: list[DealInterest], *pairs: tuple[int, int]) -> list[int]:
    return [one.deal for one in Interests(deals, OURS).impact(changed(*pairs)).felt]


def test_a_deal_feels_its_competitors_change_to_what_it_requires() -> None:
    assert felt([deal(1)], (EXPORT, TALLY)) == [1]


def test_and_our_own() -> None:
    assert felt([deal(1)], (EXPORT, OURS)) == [1]


def test_not_another_competitors() -> None:
    assert felt([deal(1)], (EXPORT, NORTHBEAM)) == []


def test_not_what_it_does_not_require() -> None:
    assert felt([deal(1)], (IMPORT, TALLY)) == []


def test_a_product_that_shares_a_bit_is_told_from_ours() -> None:
    assert felt([deal(1)], (EXPORT, OURS + 63)) == []


def test_it_says_by_which_changes_and_whether_a_must_is_among_them() -> None:
    deals = [deal(1, shoulds=frozenset({IMPORT})), deal(2, musts=frozenset({REPORTS}))]
    (one,) = Interests(deals, OURS).impact(changed((IMPORT, TALLY), (IMPORT, OURS))).felt
    assert one == Felt(1, (0, 1), touches_a_must=False)


def test_what_is_at_stake_is_told_by_currency() -> None:
    deals = [
        deal(1, amount=Decimal(100), currency="EUR"),
        deal(2, amount=Decimal(50), currency="EUR"),
        deal(3, amount=Decimal(7), currency="USD"),
        deal(4),
        deal(5, musts=frozenset({IMPORT}), amount=Decimal(1000), currency="EUR"),
    ]
    told = Interests(deals, OURS).impact(changed((EXPORT, TALLY)))
    assert told.at_stake == (("EUR", Decimal(150)), ("USD", Decimal(7)))
    assert told.without_amount == 1


def test_no_deals_and_no_changes_are_no_impact() -> None:
    assert Interests([], OURS).impact(changed((EXPORT, TALLY))).felt == ()
    assert Interests([deal(1)], OURS).impact(changed()).felt == ()


pairs = st.tuples(st.sampled_from(CAPABILITIES), st.sampled_from(PRODUCTS))
sets = st.frozensets(st.sampled_from(CAPABILITIES))
interests = st.builds(
    DealInterest,
    st.integers(1, 9),
    sets,
    sets,
    st.frozensets(st.sampled_from(PRODUCTS[1:])),
)


@given(st.lists(interests, max_size=5), st.lists(pairs, max_size=5))
def test_it_is_what_looking_at_every_deal_and_change_would_find(
    deals: list[DealInterest], changed_pairs: list[tuple[int, int]]
) -> None:
    expected = []
    for one in deals:
        rows = tuple(
            row
            for row, (capability, product) in enumerate(changed_pairs)
            if capability in one.musts | one.shoulds and product in one.competitors | {OURS}
        )
        if rows:
            is_must = any(changed_pairs[row][0] in one.musts for row in rows)
            expected.append(Felt(one.deal, rows, is_must))
    assert Interests(deals, OURS).impact(changed(*changed_pairs)).felt == tuple(expected)
