from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from pacenotes.core.landscape.days import BEGINNING, OPEN
from pacenotes.core.landscape.history import Run, because_on, standing_on, standings, stretches_of
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.spans import spans
from pacenotes.core.landscape.standing import Because, Standing
from pacenotes.core.landscape.timeline import on as at
from pacenotes.core.landscape.versions import Better, CapabilityVersion
from tests.core.landscape.made_up import CAPABILITIES, FEWER, PRODUCTS, landscapes
from tests.core.landscape.naive import LAST, Model
from tests.core.landscape.vocabulary import (
    EXPORT,
    FLAG,
    NORTHBEAM,
    OURS,
    TALLY,
    by,
    checked,
    fact,
    on,
    records,
    release,
)

UNIQUE, COMPARATIVE, PARITY, GAP, UNKNOWN = Standing
BOTH = (NORTHBEAM, TALLY)


def history(found: Records, known: int = 0) -> tuple[Run, ...]:
    return standings(EXPORT, OURS, BOTH, found, known)


def told(runs: tuple[Run, ...]) -> list[tuple[int, Standing]]:
    return [(run.since, run.standing) for run in runs]


def checks() -> tuple:
    return tuple(checked(product) for product in (OURS, *BOTH))


def test_from_unique_over_comparative_to_parity() -> None:
    found = records(fact(OURS, on(3)), fact(NORTHBEAM, on(5)), fact(TALLY, on(8)))
    assert told(history(found)) == [
        (BEGINNING, PARITY),
        (3, UNIQUE),
        (5, COMPARATIVE),
        (8, PARITY),
    ]
    assert history(found)[0].because is Because.NOBODY_HAS_IT


def test_parity_comes_with_the_last_of_siblings_that_are_days_apart() -> None:
    found = records(fact(OURS, on(3)), fact(NORTHBEAM, on(4)), fact(TALLY, on(6)))
    assert told(history(found))[-1] == (6, PARITY)


def test_several_events_on_one_day_make_one_run() -> None:
    found = records(fact(OURS, on(3)), fact(NORTHBEAM, on(3)), fact(TALLY, on(3)))
    assert told(history(found)) == [(BEGINNING, PARITY), (3, PARITY)]


def test_one_handing_over_to_another_on_one_day_is_no_break() -> None:
    found = records(
        fact(OURS, on(3)), fact(NORTHBEAM, on(4), on(6)), fact(TALLY, on(6)), checks=checks()
    )
    assert told(history(found)) == [(BEGINNING, PARITY), (3, UNIQUE), (4, COMPARATIVE)]


def test_touching_facts_make_one_run() -> None:
    found = records(
        fact(OURS, on(3), on(5)), fact(OURS, on(5), on(7), fact=2), fact(OURS, on(7), fact=3),
        checks=checks(),
    )  # fmt: skip
    assert told(history(found)) == [(BEGINNING, PARITY), (3, UNIQUE)]


def test_what_is_taken_away_is_a_gap_again() -> None:
    found = records(
        fact(OURS, on(3), on(6)), fact(NORTHBEAM, on(4)), fact(TALLY, on(5)), checks=checks()
    )
    assert told(history(found))[-1] == (6, GAP)


def test_on_or_before_carries_over_to_the_standing() -> None:
    found = records(fact(OURS, by(3)), fact(NORTHBEAM, on(2)), fact(TALLY, on(1)))
    last = history(found)[-1]
    assert (last.standing, last.since, last.is_since_exact) == (PARITY, 3, False)


def test_on_a_tie_the_exact_start_wins() -> None:
    found = records(fact(OURS, by(3)), fact(NORTHBEAM, on(3)), fact(TALLY, on(1)))
    last = history(found)[-1]
    assert (last.standing, last.since, last.is_since_exact) == (PARITY, 3, True)


def test_a_run_that_ends_in_the_unknown_ends_no_sooner() -> None:
    found = records(fact(OURS, on(3), by(7)), checks=checks(), releases=(*_releases(5),))
    unique = next(run for run in history(found) if run.standing is UNIQUE)
    assert (unique.since, unique.until, unique.is_until_exact) == (3, 5, False)


def test_a_capability_holds_within_what_it_is_part_of() -> None:
    tree = (CapabilityVersion(EXPORT, 9, 0), CapabilityVersion(9, None, 0))
    found = records(
        fact(OURS, on(3)), fact(OURS, on(5), capability=9, fact=2),
        checks=(*checks(), checked(NORTHBEAM, 9), checked(TALLY, 9)), capabilities=tree,
    )  # fmt: skip
    assert told(history(found)) == [(BEGINNING, PARITY), (5, UNIQUE)]


def test_a_heading_takes_no_part() -> None:
    tree = (CapabilityVersion(EXPORT, 9, 0), CapabilityVersion(9, None, 0, is_heading=True))
    found = records(fact(OURS, on(3)), checks=checks(), capabilities=tree)
    assert told(history(found)) == [(BEGINNING, PARITY), (3, UNIQUE)]
    assert standings(9, OURS, BOTH, found, 0) == ()


def test_what_is_part_of_something_given_up_is_nothing_to_claim() -> None:
    tree = (CapabilityVersion(EXPORT, 9, 0), CapabilityVersion(9, None, 0, is_deprecated=True))
    found = records(
        fact(OURS, on(3)), fact(OURS, on(3), capability=9, fact=2), checks=checks(),
        capabilities=tree,
    )  # fmt: skip
    assert {run.because for run in history(found)} <= {Because.DEPRECATED, Because.OURS_UNKNOWN}


def test_a_circle_of_capabilities_ends() -> None:
    tree = (CapabilityVersion(EXPORT, 9, 0), CapabilityVersion(9, EXPORT, 0))
    found = records(fact(OURS, on(3)), capabilities=tree)
    assert {run.standing for run in history(found)} == {UNKNOWN}


def test_it_says_which_facts_make_it_so_on_the_day_that_is_asked_for() -> None:
    found = records(
        fact(OURS, on(3), fact=1), fact(NORTHBEAM, on(5), on(9), fact=2),
        fact(NORTHBEAM, on(7), fact=3, qualifiers=FLAG), checks=checks(),
    )  # fmt: skip
    run = standing_on(EXPORT, OURS, BOTH, found, 8, 0)
    assert run is not None
    assert (run.standing, run.since) == (COMPARATIVE, 5)
    assert [span.fact for span in run.rests_on] == [1, 2]


def test_a_level_that_gets_better_turns_parity_into_comparative() -> None:
    place = CapabilityVersion(EXPORT, None, 0, better=Better.HIGHER)
    found = records(
        fact(OURS, on(3), on(6), level=5, unit="rows/s"),
        fact(OURS, on(6), level=9, unit="rows/s", fact=2),
        fact(NORTHBEAM, on(3), level=5, unit="rows/s", fact=3),
        fact(TALLY, on(3), level=5, unit="rows/s", fact=4),
        capabilities=(place,),
    )
    assert told(history(found)) == [(BEGINNING, PARITY), (3, PARITY), (6, COMPARATIVE)]
    assert history(found)[-1].is_since_exact


def test_of_several_levels_at_once_the_best_counts() -> None:
    place = CapabilityVersion(EXPORT, None, 0, better=Better.LOWER)
    found = records(
        fact(OURS, on(3), level=5, unit="s"),
        fact(OURS, on(3), level=2, unit="s", detail="warm", fact=2),
        fact(NORTHBEAM, on(3), level=3, unit="s", fact=3),
        fact(TALLY, on(3), level=3, unit="s", fact=4),
        capabilities=(place,),
    )
    assert told(history(found))[-1] == (3, COMPARATIVE)


def _releases(*days: int) -> tuple:
    return tuple(release(number, day) for number, day in enumerate(days, 1))


# against the list of rectangles


def recorded(model: Model) -> Records:
    releases = Releases(model.releases)
    found = [span for version in model.facts for span in spans(version, releases)]
    return Records(model.capabilities, found, model.checks)


@FEWER
@given(landscapes)
def test_every_day_has_the_models_support_and_standing(model: Model) -> None:
    found = recorded(model)
    ours, *others = PRODUCTS
    for known in range(0, LAST + 1, 3):
        for capability in CAPABILITIES:
            runs = standings(capability, ours, others, found, known)
            assert bool(runs) == bool(model.chain(capability, known))
            line = stretches_of(capability, ours, found, known)
            for run in runs:
                for day in range(run.since, min(run.until, LAST + 1)):
                    expected = model.standing(capability, ours, others, day, known)
                    assert run.standing == expected
                    because = because_on(capability, ours, others, found, day, known)
                    assert because is run.because
                    assert at(line, day).support.name == model.support(ours, capability, day, known)


@FEWER
@given(landscapes)
def test_runs_leave_no_gap_and_neighbours_differ(model: Model) -> None:
    found = recorded(model)
    ours, *others = PRODUCTS
    for capability in CAPABILITIES:
        runs = standings(capability, ours, others, found, LAST)
        for one, other in pairwise(runs):
            assert one.until == other.since
            assert one.because is not other.because
        if runs:
            assert (runs[0].since, runs[-1].until) == (BEGINNING, OPEN)


@FEWER
@given(landscapes)
def test_a_start_is_exact_unless_the_day_before_may_have_been_like_it(model: Model) -> None:
    found = recorded(model)
    ours, *others = PRODUCTS
    for capability in CAPABILITIES:
        for run in standings(capability, ours, others, found, LAST)[1:]:
            pairs = [
                (
                    model.bounds(product, capability, run.since - 1, LAST),
                    model.bounds(product, capability, run.since, LAST),
                )
                for product in PRODUCTS
            ]
            inside = all(before[0] <= after[0] and after[1] <= before[1] for before, after in pairs)
            assert run.is_since_exact != inside
