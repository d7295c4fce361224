from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.landscape.cards import Card, Point
from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.standing import Standing
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import Product
from pacenotes.rooms.landscape.queries.cards import battlecard
from pacenotes.rooms.landscape.queries.columns import landscape_now
from pacenotes.rooms.landscape.queries.comparing import compared_with, ours_against
from tests.conftest import PLAYED_ON
from tests.rooms.landscape.card_ground import (
    AUDIT,
    COST,
    LINEAGE,
    RULES,
    SSO,
    Ground,
    laid,
    play_on,
)

pytestmark = pytest.mark.django_db

TODAY = Corner(day_of(PLAYED_ON), day_of(PLAYED_ON))
UNIQUE = Standing.UNIQUE


def card(ground: Ground, product: Product | None = None, corner: Corner = TODAY) -> Card:
    return battlecard(ours=ground.beacon, product=product or ground.flow, corner=corner)


def named(of: Card) -> dict[str, list[str]]:
    return {one.standing.value: [p.name for p in one.points] for one in of.sections}


def point(of: Card, name: str) -> Point:
    return next(p for one in of.sections for p in one.points if p.name == name)


def test_a_card_says_how_each_capability_stands() -> None:
    ground = laid()
    assert named(card(ground)) == {
        "unique": [LINEAGE], "comparative": [AUDIT], "gap": [RULES], "parity": [SSO],
        "unknown": [COST],
    }  # fmt: skip
    against_kestrel = named(card(ground, ground.kestrel))
    assert set(against_kestrel["unknown"]) == {AUDIT, COST}
    assert against_kestrel["parity"] == [SSO, RULES] or against_kestrel["parity"] == [RULES, SSO]


def test_what_is_said_against_this_product_goes_before_what_is_said_in_general() -> None:
    ground = laid()
    ground.word(LINEAGE, say="Nobody else.")
    ground.word(LINEAGE, against=ground.flow, say="Plumbwell can't.")
    said = point(card(ground), LINEAGE).track
    assert said is not None
    assert (said.say, said.against, said.is_struck) == ("Plumbwell can't.", "Plumbwell Flow", False)
    said = point(card(ground, ground.kestrel), LINEAGE).track
    assert said is not None
    assert said.say == "Nobody else."


def test_words_are_struck_when_a_competitor_ships_it_and_stand_again_when_reworded() -> None:
    ground = laid()
    ground.word(LINEAGE)
    ground.has(ground.kestrel, LINEAGE)
    here = point(card(ground), LINEAGE)
    assert here.standing is UNIQUE, "against this product it is, still"
    assert here.track is not None
    assert here.track.is_struck, "and nobody else doesn't have it"
    assert here.track.stands is Standing.COMPARATIVE
    ground.word(LINEAGE, Standing.COMPARATIVE, say="Better than most.")
    assert point(card(ground, ground.kestrel), LINEAGE).track.is_struck  # type: ignore[union-attr]  # parity there


def test_a_card_of_another_day_and_of_what_was_known_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ground = laid()
    play_on(monkeypatch, PLAYED_ON + dt.timedelta(days=10))
    ground.has(ground.flow, LINEAGE, since=PLAYED_ON + dt.timedelta(days=5))
    later = day_of(PLAYED_ON) + 10
    assert point(card(ground), LINEAGE).standing is UNIQUE
    assert point(card(ground, corner=Corner(later, later)), LINEAGE).standing is Standing.PARITY
    assert point(card(ground, corner=Corner(later, later - 1)), LINEAGE).standing is UNIQUE
    assert point(card(ground, corner=Corner(later - 9, later)), LINEAGE).standing is UNIQUE


def test_statements_stand_by_their_days() -> None:
    ground = laid()
    since = PLAYED_ON - dt.timedelta(days=3)
    actions.make_statement(text="An hour", proof="The log", since=since, by=ground.keeper)
    assert [one.text for one in card(ground).statements] == ["An hour"]
    before = Corner(TODAY.day - 9, TODAY.known)
    assert card(ground, corner=before).statements == ()


@pytest.mark.parametrize("rows", [1, 3])
def test_a_card_costs_the_same_however_much_is_on_it(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ground = laid()
    for name in (LINEAGE, SSO, RULES)[:rows]:
        ground.word(name)
    landscape_now()
    with django_assert_num_queries(6):
        card(ground)


def test_ours_is_the_one_of_the_set_that_has_most_of_them() -> None:
    ground = laid()
    assert ours_against([ground.flow.pk]) == ground.beacon
    other = actions.add_product(vendor=ground.beacon.vendor, name="Aside", by=ground.keeper)
    actions.add_competitor_set(
        name="Main", ours=ground.beacon, others=[ground.flow], by=ground.keeper
    )
    assert ours_against([ground.flow.pk]) == ground.beacon
    assert ours_against([ground.kestrel.pk]) == other, "in no set: the first by name"
    assert compared_with(ground.beacon) == [ground.flow]
    assert set(compared_with(other)) == {ground.flow, ground.kestrel}
