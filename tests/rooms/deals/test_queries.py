from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import queries
from pacenotes.rooms.deals.rules import position_on
from tests.cast import deal, person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_of_deals_costs_the_same_however_long(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    for number in range(rows):
        deal(robin, person("pre-sales-engineer"), name=f"Deal {number}")
    with django_assert_num_queries(2):
        found = list(queries.deals_of(robin))
        seen = [(d.account.name, [m.person.name for m in d.team.all()]) for d in found]
    assert len(seen) == rows


def test_a_loaded_deal_knows_positions_without_a_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    robin = person()
    deal(robin)
    found = queries.deals_of(robin).get()
    with django_assert_num_queries(0):
        assert position_on(robin, found) is not None
