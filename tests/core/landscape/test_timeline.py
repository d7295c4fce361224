from __future__ import annotations

from pacenotes.core.landscape.days import BEGINNING, OPEN
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.timeline import Stretch, on, timeline
from pacenotes.core.landscape.versions import FactVersion
from tests.core.landscape.vocabulary import (
    FLAG,
    OURS,
    by,
    checked,
    fact,
    release,
    resolved,
    with_release,
)
from tests.core.landscape.vocabulary import on as on_day

NO, UNKNOWN, PARTIAL, FULL = Support.NO, Support.UNKNOWN, Support.PARTIAL, Support.FULL


def line(*facts: FactVersion, known: int = 0) -> tuple[Stretch, ...]:
    spans = [span for one in facts for span in resolved(one, release(1, 4), release(2, 6))]
    return timeline(spans, (), known)


def told(stretches: tuple[Stretch, ...]) -> list[tuple[int, Support]]:
    return [(stretch.since, stretch.support) for stretch in stretches]


def test_of_what_nobody_looked_at_nothing_is_known() -> None:
    assert told(line()) == [(BEGINNING, UNKNOWN)]


def test_what_was_checked_and_not_found_is_not_there() -> None:
    assert told(timeline((), [checked(OURS)], 0)) == [(BEGINNING, NO)]


def test_a_check_counts_from_the_day_it_was_recorded() -> None:
    assert told(timeline((), [checked(OURS)], -1)) == [(BEGINNING, UNKNOWN)]


def test_beside_a_fact_it_is_not_there() -> None:
    assert told(line(fact(OURS, on_day(5), on_day(8)))) == [(BEGINNING, NO), (5, FULL), (8, NO)]


def test_it_can_come_go_and_come_back() -> None:
    runs = line(fact(OURS, on_day(2), on_day(4)), fact(OURS, on_day(7), fact=2))
    assert told(runs) == [(BEGINNING, NO), (2, FULL), (4, NO), (7, FULL)]


def test_touching_facts_leave_no_gap() -> None:
    runs = line(fact(OURS, on_day(2), on_day(4)), fact(OURS, on_day(4), fact=2))
    assert told(runs) == [(BEGINNING, NO), (2, FULL), (4, FULL)]


def test_a_qualified_fact_is_partial_support() -> None:
    assert told(line(fact(OURS, on_day(5), qualifiers=FLAG))) == [(BEGINNING, NO), (5, PARTIAL)]


def test_a_full_fact_counts_beside_a_partial_one() -> None:
    runs = line(
        fact(OURS, on_day(2), qualifiers=FLAG), fact(OURS, with_release(1), on_day(6), fact=2)
    )
    assert told(runs) == [(BEGINNING, NO), (2, PARTIAL), (4, FULL), (6, PARTIAL)]


def test_before_on_or_before_it_is_unknown() -> None:
    assert told(line(fact(OURS, by(5)))) == [(BEGINNING, UNKNOWN), (5, FULL)]


def test_what_may_be_full_and_surely_is_partial_is_partial() -> None:
    runs = line(fact(OURS, by(5)), fact(OURS, on_day(3), qualifiers=FLAG, fact=2))
    assert told(runs) == [(BEGINNING, UNKNOWN), (3, PARTIAL), (5, FULL)]
    assert on(runs, 4).bounds == (PARTIAL, FULL)


def test_a_stretch_rests_on_what_holds() -> None:
    runs = line(fact(OURS, on_day(5), fact=7))
    assert [span.fact for span in on(runs, 6).rests_on] == [7]
    assert on(runs, 4).rests_on == ()


def test_the_days_reach_from_one_end_of_time_to_the_other() -> None:
    runs = line(fact(OURS, on_day(5), on_day(8)))
    assert (runs[0].since, runs[-1].until) == (BEGINNING, OPEN)
