from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.deal_filter import DealFilter
from pacenotes.core.qualification import Light
from pacenotes.rooms.deals.models import Deal, Standing
from pacenotes.rooms.deals.queries import lists
from pacenotes.rooms.deals.queries.lists import count_of, deal_page
from pacenotes.rooms.deals.queries.orders import Sort
from tests.cast import deal, person

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 9, 20)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_however_long(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    for number in range(rows):
        deal(robin, person("pre-sales-engineer"), name=f"Deal {number}")
    with django_assert_num_queries(5):
        page = deal_page(robin, DealFilter(), Sort(), None, TODAY)
    assert (len(page.rows), page.count) == (rows, rows)


def test_a_row_has_its_five_lights_as_of_today_and_its_owner_here_or_elsewhere() -> None:
    robin = person(name="Robin Adler")
    mine = deal(robin, name="Mine")
    Standing.objects.create(deal=mine, question="deadlines", light="answered", stale_from=TODAY)
    elsewhere = deal(robin, name="Elsewhere")
    Deal.objects.filter(pk=elsewhere.pk).update(owner=None, owner_name="A. N. Other")
    rows = {row.name: row for row in deal_page(robin, DealFilter(), Sort(), None, TODAY).rows}
    assert [light for _, light in rows["Mine"].lights] == [
        Light.UNKNOWN, Light.UNKNOWN, Light.UNKNOWN, Light.STALE, Light.UNKNOWN,
    ]  # fmt: skip
    assert rows["Mine"].owner == "Robin Adler"
    assert rows["Elsewhere"].owner == "A. N. Other"


def test_a_count_stops_where_nobody_counts_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MOST_COUNTED", 2)
    robin = person()
    for number in range(5):
        deal(robin, name=f"Deal {number}")
    assert count_of(Deal.objects.visible_to(robin)) == 3
