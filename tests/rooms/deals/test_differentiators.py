from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.landscape.cards import DealCard
from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.days import day_of
from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.queries.differentiators import differentiators
from pacenotes.rooms.landscape.queries.columns import landscape_now
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person
from tests.conftest import PLAYED_ON
from tests.rooms.landscape.card_ground import AUDIT, COST, LINEAGE, RULES, SSO, laid

pytestmark = pytest.mark.django_db

TODAY = Corner(day_of(PLAYED_ON), day_of(PLAYED_ON))


def brief(on: Deal) -> DealCard:
    told = differentiators(on, TODAY)
    assert told is not None
    return told


def names(on: Deal) -> list[str]:
    return [one.name for one in brief(on).differentiators][:2]


def against(by: Person, *names: str) -> Deal:
    on = deal(by)
    for name in names:
        actions.name_competitor(deal=on, name=name, by=by)
    return on


def require(on: Deal, by: Person, *names: str, is_must: bool = True) -> None:
    for name in names:
        actions.require_capability(deal=on, name=name, is_must=is_must, by=by)


def test_what_they_need_comes_first_and_gaps_and_unknowns_are_named() -> None:
    robin, ground = person(), laid()
    on = against(robin, "Plumbwell Flow")
    require(on, robin, AUDIT, RULES, COST, "Zeppelin")
    require(on, robin, SSO, is_must=False)
    ground.word(LINEAGE, say="Nobody else.")
    told = brief(on)
    assert [one.name for one in told.differentiators] == [AUDIT, LINEAGE]
    assert told.differentiators[0].why == "They can't do without it, and ours is better."
    assert told.differentiators[1].track is not None
    assert told.is_short
    assert [one.name for one in told.gaps] == [RULES]
    assert [one.name for one in told.unknown] == [COST]
    assert [one.name for one in told.parity] == [SSO]
    assert told.not_here == ("Zeppelin",)
    assert (told.ours, told.against, told.is_general) == ("Beacon", ("Plumbwell Flow",), False)


def test_it_is_held_against_all_of_the_deals_competitors_at_once() -> None:
    robin, _ = person(), laid()
    on = against(robin, "Plumbwell Flow", "Kestrel", "The incumbent")
    require(on, robin, AUDIT, LINEAGE, RULES)
    told = brief(on)
    assert [one.name for one in told.differentiators] == [LINEAGE, AUDIT]
    assert [one.name for one in told.gaps] == [RULES], "one that is better is enough"
    assert told.strangers == ("The incumbent",)


def test_without_a_known_competitor_it_says_what_it_is_held_against() -> None:
    robin, _ = person(), laid()
    on = against(robin, "Somebody new")
    told = brief(on)
    assert told.is_general
    assert set(told.against) == {"Plumbwell Flow", "Kestrel"}
    assert told.strangers == ("Somebody new",)


def test_what_the_business_case_names_goes_before_what_it_does_not() -> None:
    robin, ground = person(), laid()
    on = against(robin, "Plumbwell Flow")
    ground.has(ground.beacon, COST)
    ground.checked(ground.flow, COST)
    require(on, robin, COST, LINEAGE)
    assert names(on) == [LINEAGE, COST] or names(on) == [COST, LINEAGE]
    note = actions.write_note(
        deal=on, title="x", text="It hangs on the cost per query.",
        about_on=dt.date(2026, 9, 15), by=robin,
    )  # fmt: skip
    piece = actions.cite_note(
        version=note.versions.get(), quoted="the cost per query", part="metric", by=robin
    )
    actions.decide(evidence=piece, decision=Decision.ACCEPTED, by=robin)
    actions.answer_part(
        deal=on, part="metric", text="The cost per query", evidence=[piece], by=robin
    )
    assert names(on) == [COST, LINEAGE]


def test_without_a_product_of_ours_there_is_no_brief() -> None:
    robin = person()
    assert differentiators(deal(robin), TODAY) is None


@pytest.mark.parametrize("rows", [1, 3])
def test_a_brief_costs_the_same_however_much_the_deal_requires(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin, ground = person(), laid()
    on = against(robin, *("Plumbwell Flow", "Kestrel", "Nobody")[:rows])
    require(on, robin, *(LINEAGE, RULES, SSO)[:rows])
    for name in (LINEAGE, RULES, SSO)[:rows]:
        ground.word(name)
    landscape_now()
    found = Deal.objects.get(pk=on.pk)
    with django_assert_num_queries(10):
        brief(found)
