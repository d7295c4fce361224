from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from pacenotes.core.landscape.days import BEGINNING, OPEN
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.spans import Span, span_now, spans
from pacenotes.core.landscape.support import NOT_THERE, Bounds, Support
from tests.core.landscape.made_up import FEWER, landscapes
from tests.core.landscape.naive import LAST, Model
from tests.core.landscape.vocabulary import (
    OURS,
    PLANNED,
    by,
    by_release,
    fact,
    on,
    release,
    resolved,
    with_release,
)


def held(span: Span) -> tuple[int, int]:
    return span.held_from, span.held_until


def possible(span: Span) -> tuple[int, int]:
    return span.possible_from, span.possible_until


# by days


def test_a_fact_holds_from_its_day_on() -> None:
    (span,) = resolved(fact(OURS, on(5)))
    assert held(span) == possible(span) == (5, OPEN)
    assert span.is_from_exact
    assert span.is_until_exact


def test_it_holds_until_the_day_that_it_is_removed_on() -> None:
    (span,) = resolved(fact(OURS, on(5), on(9)))
    assert held(span) == (5, 9)


def test_without_an_addition_it_always_held() -> None:
    (span,) = resolved(fact(OURS, None, on(9)))
    assert held(span) == possible(span) == (BEGINNING, 9)


def test_on_or_before_a_day_leaves_all_days_before_open() -> None:
    (span,) = resolved(fact(OURS, by(5)))
    assert (held(span), possible(span)) == ((5, OPEN), (BEGINNING, OPEN))
    assert not span.is_from_exact
    assert span.on(4) == Bounds(Support.NO, Support.FULL)


# by releases


def test_a_fact_holds_from_its_releases_day_on() -> None:
    (span,) = resolved(fact(OURS, with_release(1), with_release(2)), release(1, 5), release(2, 9))
    assert held(span) == (5, 9)


def test_what_comes_with_a_release_that_has_not_shipped_is_not_held_and_known() -> None:
    (span,) = resolved(fact(OURS, with_release(1)), release(1, 5, PLANNED))
    assert held(span) == possible(span) == (OPEN, OPEN)
    assert all(span.on(day) == NOT_THERE for day in range(LAST))


def test_a_removal_with_a_release_that_has_not_shipped_leaves_the_end_open() -> None:
    (span,) = resolved(
        fact(OURS, with_release(1), with_release(2)), release(1, 5), release(2, 9, PLANNED)
    )
    assert held(span) == (5, OPEN)


def test_a_release_without_a_day_holds_nothing() -> None:
    (span,) = resolved(fact(OURS, with_release(1)), release(1, None))
    assert held(span) == (OPEN, OPEN)


def test_of_a_removal_on_or_before_a_release_only_the_first_release_is_sure() -> None:
    (span,) = resolved(
        fact(OURS, with_release(1), by_release(3)), release(1, 5), release(2, 7), release(3, 9)
    )
    assert (held(span), possible(span)) == ((5, 7), (5, 9))
    assert not span.is_until_exact


def test_the_next_release_is_the_next_that_shipped() -> None:
    (span,) = resolved(
        fact(OURS, with_release(1), by_release(3)),
        release(1, 5), release(2, 7, PLANNED), release(3, 9),
    )  # fmt: skip
    assert held(span) == (5, 9)


def test_another_products_release_is_not_the_next() -> None:
    (span,) = resolved(
        fact(OURS, with_release(1), by_release(3)),
        release(1, 5), release(2, 7, product=2), release(3, 9),
    )  # fmt: skip
    assert held(span) == (5, 9)


def test_a_removal_that_slipped_before_its_addition_holds_nothing() -> None:
    (span,) = resolved(fact(OURS, with_release(1), with_release(2)), release(1, 9), release(2, 5))
    assert held(span) == (9, 9)


# recorded time


def test_a_release_that_slips_moves_its_facts_with_it() -> None:
    before, after = resolved(
        fact(OURS, with_release(1)), release(1, 5, known=(0, 3)), release(1, 8, known=(3, OPEN))
    )
    assert (held(before), before.recorded_from, before.recorded_until) == ((5, OPEN), 0, 3)
    assert (held(after), after.recorded_from, after.recorded_until) == ((8, OPEN), 3, OPEN)


def test_a_release_that_ships_makes_its_facts_hold() -> None:
    planned, shipped = resolved(
        fact(OURS, with_release(1)),
        release(1, 5, PLANNED, known=(0, 4)), release(1, 5, known=(4, OPEN)),
    )  # fmt: skip
    assert (held(planned), held(shipped)) == ((OPEN, OPEN), (5, OPEN))


def test_what_changes_about_a_release_and_not_its_day_makes_no_span() -> None:
    (span,) = resolved(
        fact(OURS, with_release(1)), release(1, 5, known=(0, 3)), release(1, 5, known=(3, OPEN))
    )
    assert (span.recorded_from, span.recorded_until) == (0, OPEN)


def test_what_was_replaced_on_the_day_it_was_recorded_has_none() -> None:
    assert resolved(fact(OURS, on(5), recorded_from=3, recorded_until=3)) == ()


# against the list of rectangles


def says(found: tuple[Span, ...], day: int, known: int) -> str:
    for span in found:
        if span.recorded_from <= known < span.recorded_until:
            bounds = span.on(day)
            if bounds.least is not Support.NO:
                return "sure"
            return "may be" if bounds.most is not Support.NO else ""
    return "not known"


@FEWER
@given(landscapes)
def test_on_every_day_as_known_on_every_other_a_fact_says_what_its_marks_say(model: Model) -> None:
    releases = Releases(model.releases)
    for version in model.facts:
        found = spans(version, releases)
        for known in range(LAST + 1):
            is_known = version.recorded_from <= known < version.recorded_until
            for day in range(LAST + 1):
                expected = model.fact_says(version, day, known) if is_known else "not known"
                assert says(found, day, known) == expected


@given(landscapes)
def test_spans_of_a_version_leave_no_gap_and_neighbours_differ(model: Model) -> None:
    for version in model.facts:
        found = spans(version, Releases(model.releases))
        edges = [version.recorded_from, *(span.recorded_until for span in found)]
        assert [span.recorded_from for span in found] == edges[:-1]
        days = [(held(span), possible(span)) for span in found]
        assert all(one != other for one, other in pairwise(days))


@given(landscapes)
def test_what_stands_now_is_the_last_rectangle(model: Model) -> None:
    releases = Releases(model.releases)
    for version in model.facts:
        found = spans(version, releases)
        if version.recorded_until == OPEN and found:
            now = span_now(version, releases, found[-1].recorded_from)
            assert now == found[-1]
