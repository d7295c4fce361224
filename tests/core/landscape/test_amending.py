from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.landscape.amending import (
    NEW,
    Amendment,
    amend_capabilities,
    amend_checks,
    amend_facts,
    amend_releases,
)
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.versions import CapabilityVersion, Check, FactVersion
from tests.core.landscape.vocabulary import EXPORT, FLAG, OURS, TALLY, fact, on, release


def told(product: int, *days: int, **more: object) -> list[FactVersion]:
    return [fact(product, on(day), fact=NEW, **more) for day in days]


def amended(standing: list[FactVersion], now: list[FactVersion]) -> Amendment[FactVersion]:
    return amend_facts(standing, now, 7, itertools.count(50))


def test_what_says_the_same_is_left() -> None:
    assert amended([fact(OURS, on(5))], told(OURS, 5)) == Amendment((), ())


def test_a_correction_closes_and_adds_a_version_of_the_same_fact() -> None:
    old = fact(OURS, on(5), fact=3)
    change = amended([old], told(OURS, 6))
    assert change.closed == (replace(old, recorded_until=7),)
    assert change.added == (fact(OURS, on(6), fact=3, recorded_from=7),)


def test_what_is_new_has_a_number_of_its_own() -> None:
    change = amended([fact(OURS, on(5))], told(OURS, 5) + told(TALLY, 5))
    assert [(version.fact, version.product) for version in change.added] == [(50, TALLY)]
    assert change.closed == ()


def test_another_qualifier_is_another_fact() -> None:
    change = amended([fact(OURS, on(5), fact=3)], told(OURS, 5, qualifiers=FLAG))
    assert [version.fact for version in change.closed] == [3]
    assert [version.fact for version in change.added] == [50]


def test_what_is_told_no_more_is_closed() -> None:
    change = amended([fact(OURS, on(5), fact=3)], [])
    assert [(version.fact, version.recorded_until) for version in change.closed] == [(3, 7)]


@given(st.lists(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 4)), max_size=6), max_size=6))
def test_whatever_is_told_one_after_the_other_is_what_stands(told_in_turn: list) -> None:
    rows: list[FactVersion] = []
    numbers = itertools.count(1)
    for day, pairs in enumerate(told_in_turn, 1):
        now = [fact(product, on(since), fact=NEW) for product, since in pairs]
        standing = [row for row in rows if row.recorded_until == OPEN]
        change = amend_facts(standing, now, day, numbers)
        closed = {row.fact: row for row in change.closed}
        rows = [
            closed.get(row.fact, row) if row.recorded_until == OPEN else row for row in rows
        ] + list(change.added)
        stands = [row for row in rows if row.recorded_until == OPEN]
        assert sorted((r.product, r.added.day) for r in stands if r.added) == sorted(pairs)
        assert len({row.fact for row in stands}) == len(stands)
        assert all(row.fact != NEW for row in stands)


def test_releases_are_told_by_their_number() -> None:
    old = release(1, 5)
    change = amend_releases([old, release(2, 6)], [release(1, 8), release(2, 6)], 7)
    assert change.closed == (replace(old, recorded_until=7),)
    assert [version.day for version in change.added] == [8]


def test_capabilities_likewise() -> None:
    old = CapabilityVersion(EXPORT, None, 0)
    change = amend_capabilities([old], [replace(old, is_deprecated=True)], 7)
    assert [version.is_deprecated for version in change.added] == [True]


def test_a_second_look_changes_nothing() -> None:
    assert amend_checks([Check(OURS, EXPORT, 3, 3)], [Check(OURS, EXPORT, 7, 7)], 7) == Amendment(
        (), ()
    )
