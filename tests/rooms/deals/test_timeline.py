from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.telling.happenings import SENTENCES
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.queries.timeline import timeline_of
from pacenotes.rooms.history.models import Event
from tests.cast import deal, person
from tests.rooms.deals.whole_deal import whole_deal

pytestmark = pytest.mark.django_db


def test_everything_that_can_happen_on_a_deal_has_its_own_sentence() -> None:
    whole_deal()
    events = Event.objects.exclude(deal_id=None)
    assert {(e.verb, e.about_type) for e in events} - set(SENTENCES) == set()


def test_a_timeline_loses_nothing_however_it_is_paged() -> None:
    whole = whole_deal()
    ids = list(
        Event.objects.filter(deal_id=whole.deal.pk).order_by("-pk").values_list("pk", flat=True)
    )
    seen, before = list[int](), None
    while True:
        stretch = timeline_of(whole.deal, before, 7)
        seen += [event.pk for event in stretch.events]
        if stretch.older is None:
            break
        before = stretch.older
    assert seen == ids


def test_a_timeline_holds_its_own_deal_alone() -> None:
    robin = person()
    one, other = deal(robin), deal(robin)
    actions.name_competitor(deal=one, name="Meridian", by=robin)
    assert [event.verb for event in timeline_of(one).events] == ["named_competitor"]
    assert timeline_of(other).events == ()


@pytest.mark.parametrize("most", [1, 3])
def test_a_full_last_page_has_none_after_it(most: int) -> None:
    robin = person()
    on = deal(robin)
    for number in range(most):
        actions.name_competitor(deal=on, name=f"Rival {number}", by=robin)
    assert timeline_of(on, most=most).older is None
    assert len(timeline_of(on, most=most).events) == most


@pytest.mark.parametrize("rows", [1, 3])
def test_a_timeline_is_one_query(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    on = deal(robin)
    for number in range(rows):
        actions.name_competitor(deal=on, name=f"Rival {number}", by=robin)
    with django_assert_num_queries(1):
        assert [event.by.name for event in timeline_of(on).events if event.by]
