from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from pacenotes.rooms.deals import actions
from pacenotes.rooms.history.models import Event
from tests.cast import SALES, TECHNICAL, deal, person

pytestmark = pytest.mark.django_db

SIDES = [*((p, True) for p in SALES), *((p, False) for p in TECHNICAL)]


@pytest.mark.parametrize(("position", "may"), SIDES)
def test_a_deals_owner_plays_a_sales_position(position: str, may: bool) -> None:
    robin, kim = person(), person("sales-manager")
    on = deal(robin, kim)
    if may:
        actions.add_team_member(deal=on, person=robin, position_key=position, by=kim)
        assert on.team.get(person=robin).position_key == position
        return
    with pytest.raises(ValidationError, match="owns this deal"):
        actions.add_team_member(deal=on, person=robin, position_key=position, by=kim)
    assert on.team.get(person=robin).position_key == "account-executive"


@pytest.mark.parametrize(("home", "may"), SIDES)
def test_a_deal_is_handed_to_the_sales_side(home: str, may: bool) -> None:
    robin, next_owner = person(), person(home)
    on = deal(robin)
    if may:
        assert actions.reassign_deal(deal=on, owner=next_owner, by=robin).owner == next_owner
        assert on.team.get(person=next_owner).position_key == home
        return
    with pytest.raises(ValidationError, match="no sales position"):
        actions.reassign_deal(deal=on, owner=next_owner, by=robin)
    on.refresh_from_db()
    assert on.owner == robin
    assert not on.team.filter(person=next_owner).exists()


@pytest.mark.parametrize(("position", "may"), SIDES)
def test_the_position_that_is_asked_for_is_a_sales_position(position: str, may: bool) -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin, sam)
    if may:
        actions.reassign_deal(deal=on, owner=sam, position_key=position, by=robin)
        assert on.team.get(person=sam).position_key == position
        return
    with pytest.raises(ValidationError, match="no sales position"):
        actions.reassign_deal(deal=on, owner=sam, position_key=position, by=robin)
    assert on.team.get(person=sam).position_key == "pre-sales-engineer"


def test_who_plays_a_technical_position_plays_their_own_once_they_own_the_deal() -> None:
    robin, kim = person(), person("account-executive")
    on = deal(robin, (kim, "professional-services"))
    actions.reassign_deal(deal=on, owner=kim, by=robin)
    assert on.team.get(person=kim).position_key == "account-executive"


def test_who_has_left_is_put_on_no_team_and_handed_nothing() -> None:
    robin, left = person(), person(is_active=False)
    on = deal(robin)
    events = Event.objects.count()
    with pytest.raises(ValidationError):
        actions.add_team_member(deal=on, person=left, position_key="account-executive", by=robin)
    with pytest.raises(ValidationError):
        actions.reassign_deal(deal=on, owner=left, by=robin)
    with pytest.raises(ValidationError):
        actions.reassign_deal(deal=on, owner=left, position_key="account-executive", by=robin)
    assert (on.team.count(), Event.objects.count()) == (1, events)


def test_the_position_one_plays_already_is_nothing_new() -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin, sam)
    actions.add_team_member(deal=on, person=sam, position_key="pre-sales-engineer", by=robin)
    assert not Event.objects.exists()
