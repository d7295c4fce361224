from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.landscape.changes import (
    KIND_NAMES,
    Change,
    Corner,
    Kind,
    changes,
)
from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.versions import Better, CapabilityVersion, FactVersion
from tests.core.landscape.made_up import FEWER, PRODUCTS, knowns, landscapes
from tests.core.landscape.naive import LAST, Model
from tests.core.landscape.test_columns import columns
from tests.core.landscape.vocabulary import (
    EXPORT,
    NORTHBEAM,
    OURS,
    TALLY,
    fact,
    on,
    records,
    release,
    resolved,
    with_release,
)

PLACE = CapabilityVersion(EXPORT, None, 0)


def landscape(*found: object) -> Columns:
    return Columns.of((OURS, NORTHBEAM, TALLY), [PLACE], found)  # type: ignore[arg-type]


def told(found: Columns, first: Corner, second: Corner) -> list[tuple[int, Kind]]:
    return [(change.product, change.kind) for change in changes(found, first, second)]


def test_what_comes_is_shipped_and_what_goes_is_withdrawn() -> None:
    found = landscape(*resolved(fact(OURS, on(5))), *resolved(fact(TALLY, on(2), on(6), fact=2)))
    assert told(found, Corner(4, 9), Corner(7, 9)) == [
        (OURS, Kind.SHIPPED),
        (TALLY, Kind.WITHDRAWN),
    ]


def test_what_we_learn_of_a_day_gone_by_is_that_we_were_wrong() -> None:
    found = landscape(*resolved(fact(OURS, on(2), recorded_from=6)))
    assert told(found, Corner(4, 4), Corner(4, 9)) == [(OURS, Kind.WE_WERE_WRONG)]


def test_what_ships_and_is_known_at_once_has_shipped() -> None:
    spans = resolved(
        fact(OURS, with_release(1)),
        release(1, 5, known=(5, OPEN)),
    )
    assert told(landscape(*spans), Corner(4, 4), Corner(6, 6)) == [(OURS, Kind.SHIPPED)]


def test_a_slip_is_seen_as_the_error_that_it_was() -> None:
    spans = resolved(
        fact(OURS, with_release(1)), release(1, 3, known=(3, 6)), release(1, 8, known=(6, OPEN))
    )
    found = changes(landscape(*spans), Corner(4, 4), Corner(9, 9))
    assert [(change.kind, change.before, change.after) for change in found] == [
        (Kind.WE_WERE_WRONG, Support.FULL, Support.NO),
        (Kind.SHIPPED, Support.NO, Support.FULL),
    ]


LEVEL = {"unit": "rows/s", "fact": 2}


@pytest.mark.parametrize(
    ("later", "better", "kind"),
    [
        (fact(TALLY, on(6), level=9, **LEVEL), Better.HIGHER, Kind.SHIPPED),
        (fact(TALLY, on(6), level=3, **LEVEL), Better.HIGHER, Kind.WITHDRAWN),
        (fact(TALLY, on(6), level=9, **LEVEL), Better.LOWER, Kind.WITHDRAWN),
        (fact(TALLY, on(6), fact=2), Better.HIGHER, Kind.WITHDRAWN),
        (fact(TALLY, on(6), level=5, **LEVEL), Better.HIGHER, None),
        (fact(TALLY, on(6), level=9, **LEVEL), None, None),
    ],
)
def test_a_level_alone_is_a_change_of_no_support(
    later: FactVersion, better: Better | None, kind: Kind | None
) -> None:
    place = CapabilityVersion(EXPORT, None, 0, better=better)
    facts = fact(TALLY, on(2), on(6), level=5, unit="rows/s"), later
    spans = [span for one in facts for span in resolved(one)]
    found = Columns.of((OURS, NORTHBEAM, TALLY), [place], spans)
    measured = records(*facts, capabilities=(place,))
    told = list(changes(found, Corner(4, 9), Corner(7, 9), measured))
    full = Support.FULL
    assert told == ([Change(EXPORT, TALLY, kind, full, full)] if kind is not None else [])


def test_a_level_that_we_had_wrong_is_told_as_that() -> None:
    place = CapabilityVersion(EXPORT, None, 0, better=Better.HIGHER)
    facts = (
        fact(OURS, on(2), level=5, unit="rows/s", recorded_until=6),
        fact(OURS, on(2), level=9, unit="rows/s", recorded_from=6),
    )
    spans = [span for one in facts for span in resolved(one)]
    found = Columns.of((OURS, NORTHBEAM, TALLY), [place], spans)
    (one,) = changes(found, Corner(4, 4), Corner(7, 9), records(*facts, capabilities=(place,)))
    assert one == Change(EXPORT, OURS, Kind.WE_WERE_WRONG, Support.FULL, Support.FULL)


@FEWER
@given(landscapes, st.integers(0, LAST), knowns, st.integers(0, LAST), knowns)
def test_changes_lead_from_the_first_corner_to_the_second(
    model: Model, day: int, known: int, later: int, later_known: int
) -> None:
    found = columns(model)
    matrix = found.matrix(day, known)
    at = {int(capability): row for row, capability in enumerate(found.capabilities)}
    for change in changes(found, Corner(day, known), Corner(later, later_known)):
        cell = at[change.capability], PRODUCTS.index(change.product)
        assert matrix[cell] == change.before != change.after
        if change.kind is not Kind.WE_WERE_WRONG:
            assert (change.kind is Kind.SHIPPED) == (change.after > change.before)
        matrix[cell] = change.after
    assert (matrix == found.matrix(later, later_known)).all()


def test_every_kind_has_its_words() -> None:
    assert set(KIND_NAMES) == set(Kind)
