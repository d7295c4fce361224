from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.history import standings
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.spans import Span, spans
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.weighing import BECAUSE, NO_STANDING
from tests.core.landscape.made_up import PRODUCTS, knowns, landscapes
from tests.core.landscape.naive import LAST, Model


def spans_of(model: Model) -> list[Span]:
    releases = Releases(model.releases)
    return [span for version in model.facts for span in spans(version, releases)]


def columns(model: Model) -> Columns:
    return Columns.of(PRODUCTS, model.capabilities, spans_of(model), model.checks)


def without_spans(runs: tuple) -> list[tuple]:
    return [
        (run.because, run.since, run.until, run.is_since_exact, run.is_until_exact) for run in runs
    ]


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
