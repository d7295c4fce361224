from __future__ import annotations

import datetime as dt
import math

import pytest

from pacenotes.core.landscape.days import OPEN, day_of
from pacenotes.core.landscape.refusals import (
    refused_checks,
    refused_facts,
    refused_releases,
)
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.versions import Check, FactVersion, ReleaseVersion
from tests.core.landscape.vocabulary import (
    EXPORT,
    FLAG,
    NORTHBEAM,
    OURS,
    PLANNED,
    by,
    fact,
    on,
    release,
    with_release,
)

UNITS = ("rows/s", "seconds")
KNOWN = 100


def refused(
    *told: FactVersion,
    standing: tuple[FactVersion, ...] = (),
    releases: tuple[ReleaseVersion, ...] = (),
) -> list[tuple[int, str]]:
    found = refused_facts(told, standing, Releases(releases), KNOWN, UNITS)
    return [(refusal.row, refusal.field) for refusal in found]


def test_a_fact_in_order_is_let_through() -> None:
    assert refused(fact(OURS, on(5), on(9), level=3, unit="rows/s")) == []


# what is wrong with one


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (fact(OURS, on(9), on(5)), "removed"),
        (fact(OURS, with_release(2), with_release(1)), "removed"),
        (fact(OURS, with_release(99)), "added"),
        (fact(OURS, on(5), with_release(99)), "removed"),
        (fact(NORTHBEAM, with_release(1)), "added"),
        (fact(OURS, with_release(3)), "added"),
        (fact(OURS, on(OPEN)), "added"),
        (fact(OURS, on(5), level=3), "unit"),
        (fact(OURS, on(5), unit="rows/s"), "level"),
        (fact(OURS, on(5), level=3, unit="parsecs"), "unit"),
        (fact(OURS, on(5), level=math.nan, unit="rows/s"), "level"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_field(wrong: FactVersion, field: str) -> None:
    releases = (release(1, 5), release(2, 9), release(3, None))
    good = fact(OURS, on(1), capability=77)
    assert refused(good, wrong, releases=releases) == [(1, field)]


def test_the_order_of_planned_releases_counts_as_well() -> None:
    releases = (release(1, 5, PLANNED), release(2, 9, PLANNED))
    assert refused(fact(OURS, with_release(2), with_release(1)), releases=releases) != []


def test_a_planned_release_needs_no_date() -> None:
    releases = (release(1, None, PLANNED),)
    assert refused(fact(OURS, with_release(1)), releases=releases) == []


def test_all_that_is_wrong_with_a_row_is_said() -> None:
    assert refused(fact(OURS, on(9), on(5), level=3)) == [(0, "removed"), (0, "unit")]


def test_the_reason_says_the_days() -> None:
    late, soon = day_of(_date("2026-05-01")), day_of(_date("2026-04-01"))
    (refusal,) = refused_facts([fact(OURS, on(late), on(soon))], (), Releases(()), KNOWN, UNITS)
    told = refusal.why.say()
    assert "2026-04-01" in told
    assert "2026-05-01" in told


# two that overlap


def test_the_same_twice_is_refused_the_second_time() -> None:
    assert refused(fact(OURS, on(5)), fact(OURS, on(7), fact=2)) == [(1, "added")]


def test_what_stands_already_refuses_the_same() -> None:
    assert refused(fact(OURS, on(7), fact=2), standing=(fact(OURS, on(5)),)) == [(0, "added")]


@pytest.mark.parametrize(
    "other",
    [
        fact(OURS, on(9), fact=2),
        fact(OURS, on(1), on(5), fact=2),
        fact(NORTHBEAM, on(6), fact=2),
        fact(OURS, on(6), fact=2, capability=EXPORT + 1),
        fact(OURS, on(6), fact=2, qualifiers=FLAG),
        fact(OURS, on(6), fact=2, detail="over the air"),
        fact(OURS, on(6), fact=2, recorded_from=0, recorded_until=3),
    ],
)
def test_what_touches_or_says_something_else_overlaps_nothing(other: FactVersion) -> None:
    assert refused(other, standing=(fact(OURS, on(5), on(9), recorded_from=3),)) == []


def test_what_may_hold_beside_what_holds_is_no_overlap() -> None:
    assert refused(fact(OURS, by(9), fact=2), standing=(fact(OURS, on(5), on(9)),)) == []


# releases and checks


@pytest.mark.parametrize(
    ("told", "is_refused"),
    [
        (release(1, 5), False),
        (release(1, KNOWN), False),
        (release(1, KNOWN + 1), True),
        (release(1, None), True),
        (release(1, None, PLANNED), False),
        (release(1, KNOWN + 1, PLANNED), False),
        (release(1, -4, PLANNED), True),
    ],
)
def test_what_has_shipped_has_a_day_that_has_come(told: ReleaseVersion, is_refused: bool) -> None:
    assert bool(refused_releases([told], KNOWN)) == is_refused


@pytest.mark.parametrize(("day", "is_refused"), [(KNOWN, False), (KNOWN + 1, True)])
def test_nothing_is_checked_ahead_of_time(day: int, is_refused: bool) -> None:
    assert bool(refused_checks([Check(OURS, EXPORT, day, KNOWN)], KNOWN)) == is_refused


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
