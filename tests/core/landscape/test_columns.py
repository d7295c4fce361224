from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.history import standings
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.spans import Span, spans
from pacenotes.core.landscape.standing import Because
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.versions import Better, CapabilityVersion
from pacenotes.core.landscape.weighing import BECAUSE, NO_STANDING
from tests.core.landscape.made_up import FEWER, PRODUCTS, knowns, landscapes
from tests.core.landscape.naive import LAST, Model
from tests.core.landscape.vocabulary import EXPORT, OURS, TALLY, fact, on, resolved


def spans_of(model: Model) -> list[Span]:
    releases = Releases(model.releases)
    return [span for version in model.facts for span in spans(version, releases)]


def columns(model: Model) -> Columns:
    return Columns.of(PRODUCTS, model.capabilities, spans_of(model), model.checks)


def without_spans(runs: tuple) -> list[tuple]:
    return [
        (run.because, run.since, run.until, run.is_since_exact, run.is_until_exact) for run in runs
    ]


@FEWER
@given(landscapes, st.integers(0, LAST), knowns)
def test_the_matrix_has_the_models_support(model: Model, day: int, known: int) -> None:
    found = columns(model)
    matrix = found.matrix(day, known)
    assert matrix.shape == (len(found.capabilities), len(PRODUCTS))
    for row, capability in enumerate(found.capabilities.tolist()):
        for column, product in enumerate(PRODUCTS):
            expected = (
                model.support(product, capability, day, known)
                if model.chain(capability, known)
                else "UNKNOWN"
            )
            assert Support(matrix[row, column]).name == expected


@FEWER
@given(landscapes, st.integers(0, LAST), knowns)
def test_standings_at_a_day_are_the_models(model: Model, day: int, known: int) -> None:
    found = columns(model)
    ours, *others = PRODUCTS
    codes = found.standings_at(ours, others, day, known)
    for code, capability in zip(codes.tolist(), found.capabilities.tolist(), strict=True):
        if model.chain(capability, known):
            expected = model.standing(capability, ours, others, day, known)
            assert BECAUSE[code].standing == expected
        else:
            assert code == NO_STANDING


@FEWER
@given(landscapes, knowns, st.permutations(PRODUCTS), st.integers(1, 2))
def test_histories_are_those_of_one_capability_after_the_other(
    model: Model, known: int, products: list[int], competitors: int
) -> None:
    ours, others = products[0], products[1 : 1 + competitors]
    found = columns(model)
    told = found.histories(ours, others, known)
    records = Records(model.capabilities, spans_of(model), model.checks)
    for capability in found.capabilities.tolist():
        expected = standings(capability, ours, others, records, known)
        assert without_spans(told.of(capability)) == without_spans(expected)


# kept up to date


@FEWER
@given(landscapes, knowns, st.integers(0, LAST))
def test_rows_that_come_later_make_the_columns_that_all_rows_make(
    model: Model, known: int, today: int
) -> None:
    """What was recorded until `today` at first, then the rest: what ended is closed."""
    every = spans_of(model)
    before = Columns.of(
        PRODUCTS,
        model.capabilities,
        [s if s.recorded_until <= today else replace(s, recorded_until=OPEN) for s in every
         if s.recorded_from <= today],
        [c if c.recorded_until <= today else replace(c, recorded_until=OPEN)
         for c in model.checks if c.recorded_from <= today],
    )  # fmt: skip
    after = before.with_spans(
        added=[s for s in every if s.recorded_from > today],
        closed=[s for s in every if s.recorded_from <= today < s.recorded_until < OPEN],
        checked=[c for c in model.checks if c.recorded_from > today],
        unchecked=[c for c in model.checks if c.recorded_from <= today < c.recorded_until < OPEN],
    )
    expected = columns(model)
    for day in range(LAST + 1):
        assert (after.matrix(day, known) == expected.matrix(day, known)).all()
    ours, *others = PRODUCTS
    told, whole = (c.histories(ours, others, known) for c in (after, expected))
    for capability in expected.capabilities.tolist():
        assert told.of(capability) == whole.of(capability)


def test_what_does_not_stand_cannot_be_closed() -> None:
    place = CapabilityVersion(EXPORT, None, 0)
    (span,) = resolved(fact(OURS, on(3)))
    found = Columns.of((OURS,), [place], [span])
    closed = replace(span, recorded_until=5)
    assert found.with_spans(closed=[closed]).matrix(4, 5)[0, 0] == Support.UNKNOWN
    with pytest.raises(LookupError):
        found.with_spans(closed=[replace(closed, fact=99)])
    with pytest.raises(LookupError):
        found.with_spans(closed=[closed]).with_spans(closed=[closed])


def test_a_product_or_capability_without_a_place_is_refused() -> None:
    place = CapabilityVersion(EXPORT, None, 0)
    found = Columns.of((OURS,), [place])
    with pytest.raises(LookupError):
        found.with_spans(added=resolved(fact(TALLY, on(3))))
    with pytest.raises(LookupError):
        found.with_spans(added=resolved(fact(OURS, on(3), capability=99)))


def test_columns_without_anything_answer() -> None:
    found = Columns.of((OURS, TALLY), [])
    assert found.matrix(3, 3).shape == (0, 2)
    assert len(found.histories(OURS, [TALLY], 3)) == 0


def test_levels_are_weighed_one_by_one() -> None:
    places = [
        CapabilityVersion(EXPORT, None, 0, better=Better.HIGHER),
        CapabilityVersion(9, None, 0),
    ]
    spans = [
        *resolved(fact(OURS, on(3), level=9, unit="rows/s")),
        *resolved(fact(TALLY, on(4), level=5, unit="rows/s", fact=2)),
        *resolved(fact(OURS, on(3), capability=9, fact=3)),
        *resolved(fact(TALLY, on(3), capability=9, fact=4)),
    ]
    found = Columns.of((OURS, TALLY), places, spans)
    measured = Records(places, spans)
    at = found.places.at[EXPORT]
    assert BECAUSE[found.standings_at(OURS, [TALLY], 5, 5)[at]] is Because.ALL_HAVE_IT
    codes = found.standings_at(OURS, [TALLY], 5, 5, measured)
    assert BECAUSE[codes[at]] is Because.OURS_IS_BETTER
    told = found.histories(OURS, [TALLY], 5, measured)
    for capability in (EXPORT, 9):
        expected = standings(capability, OURS, [TALLY], measured, 5)
        assert without_spans(told.of(capability)) == without_spans(expected)
