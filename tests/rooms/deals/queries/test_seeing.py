from __future__ import annotations

import pytest
from django.test.utils import CaptureQueriesContext

from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.queries.seeing import who_see
from pacenotes.rooms.people.models import Person, Unit
from tests.cast import deal, person
from tests.rooms.deals.seats import SEATS, seated

pytestmark = pytest.mark.django_db


def test_for_everybody_and_every_deal_it_is_what_is_visible_one_by_one() -> None:
    north = Unit.objects.create(name="North", path="/1/")
    deals = [deal(name=name) for name in ("High", "Low", "Other")]
    for one, unit in zip(
        deals, (north, Unit.objects.create(name="Port", parent=north, path="/1/2/"), None),
        strict=True,
    ):  # fmt: skip
        one.unit = unit
        one.save()
    Unit.objects.get_or_create(name="Elsewhere", path="/9/")
    people: list[Person] = []
    for number, (where, position) in enumerate(SEATS):
        if where != "off the team":
            people.append(seated(deals[number % 3], where, position))
    people += [person("sales-manager"), person("sales-manager", unit=north), person()]
    found = list(Deal.objects.select_related("unit"))
    everybody = list(Person.objects.select_related("unit"))
    one_by_one = {
        (who.pk, pk)
        for who in everybody
        for pk in Deal.objects.visible_to(who).values_list("pk", flat=True)
    }
    assert who_see(found, everybody) == one_by_one
    assert len({who for who, _ in one_by_one}) > 10


def test_it_is_one_query_however_many_there_are(
    django_assert_num_queries: type[CaptureQueriesContext],
) -> None:
    for count in (1, 3):
        people = [person() for _ in range(count)]
        deals = [deal(who) for who in people]
        for one in deals:
            assert one.unit is None
        with django_assert_num_queries(1):  # type: ignore[call-arg]
            assert len(who_see(deals, people)) == count
