from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.history import because_on
from pacenotes.core.landscape.standing import Because
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.weighing import BECAUSE, NO_STANDING
from pacenotes.rooms.landscape.actions import Told, correct_fact, place_capability
from pacenotes.rooms.landscape.models import Capability, Fact
from pacenotes.rooms.landscape.queries.at_corner import at_corner
from pacenotes.rooms.landscape.queries.columns import landscape_now
from pacenotes.rooms.landscape.queries.records import records_of
from tests.rooms.landscape.land import Land, on_day, small_land
from tests.rooms.landscape.queries.test_feed import lively

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 9, 20)
DAYS = (1, *(day_of(TODAY) - days for days in (60, 14, 1, 0)))


def measured(land: Land, ours: float, theirs: float) -> None:
    """Export takes so long with ours and with everybody else's."""
    place_capability(capability=land.export, parent=None, better="lower", unit="ms", by=land.by)
    for fact in Fact.objects.filter(capability=land.export).order_by("pk"):
        level = ours if fact.product == land.ours else theirs
        told = Told(None, source="Our bench", level=level, unit="ms", how="median of ten")
        correct_fact(fact=fact, told=told, by=land.by)


@pytest.mark.parametrize("seed", range(3))
def test_a_corner_says_what_the_columns_say(seed: int) -> None:
    land = small_land()
    with on_day(TODAY - dt.timedelta(21)):
        measured(land, 40, 65)
    lively(land, seed)
    landscape = landscape_now()
    columns, ids = landscape.columns, [land.northbeam.pk, land.tally.pk]
    for day in DAYS:
        for known in (DAYS[1], *DAYS[2:]):
            found = at_corner(columns.places.at, columns.products, Corner(day, known))
            matrix = columns.matrix(day, known)
            codes = columns.standings_at(land.ours.pk, ids, day, known, landscape.measured)
            for capability, place in columns.places.at.items():
                told = [found.support(capability, product) for product in columns.products]
                assert told == [Support(one) for one in matrix[place]]
                code = codes[place]
                because = None if code == NO_STANDING else BECAUSE[code]
                assert found.because(capability, land.ours.pk, ids) is because


@pytest.mark.parametrize(
    ("levels", "because"),
    [((40, 65), Because.OURS_IS_BETTER), ((65, 40), Because.THEIRS_IS_BETTER),
     ((40, 40), Because.ALL_HAVE_IT)],
)  # fmt: skip
def test_levels_are_weighed(levels: tuple[float, float], because: Because) -> None:
    land = small_land()
    measured(land, *levels)
    ids, day = [land.northbeam.pk, land.tally.pk], day_of(TODAY)
    found = at_corner([land.export.pk], [land.ours.pk, *ids], Corner(day, day))
    assert found.because(land.export.pk, land.ours.pk, ids) is because
    records = records_of([land.export.pk])
    assert because_on(land.export.pk, land.ours.pk, ids, records, day, day) is because


@pytest.mark.parametrize("rows", [1, 3])
def test_a_corner_costs_the_same_however_much_is_asked(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    land, day = small_land(), day_of(TODAY)
    asked = [land.fields.pk, land.sign_on.pk, land.lineage.pk][:rows]
    products = [land.ours.pk, land.northbeam.pk, land.tally.pk][:rows]
    with django_assert_num_queries(2):
        at_corner(asked, products, Corner(day, day))


def test_what_has_no_place_has_no_standing() -> None:
    land, day = small_land(), day_of(TODAY)
    nobody = Capability.objects.order_by("pk").last()
    assert nobody is not None
    for asked in ([], [land.heading.pk], [nobody.pk + 1]):
        found = at_corner(asked, [land.ours.pk, land.tally.pk], Corner(day, day))
        for capability in (land.heading.pk, nobody.pk + 1):
            assert found.because(capability, land.ours.pk, [land.tally.pk]) is None
            assert found.support(capability, land.ours.pk) is Support.UNKNOWN
    long_ago = at_corner([land.lineage.pk], [land.ours.pk], Corner(day, 1))
    assert long_ago.because(land.lineage.pk, land.ours.pk, []) is None
