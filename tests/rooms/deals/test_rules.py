from __future__ import annotations

import pytest

from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Account, Deal, TeamMember
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, SALES, TECHNICAL, deal, person

pytestmark = pytest.mark.django_db


def test_the_tables_below_name_every_position() -> None:
    assert sorted(SALES + TECHNICAL) == sorted(EVERY_POSITION)


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_on_the_team_sees_the_deal(position: str) -> None:
    member = person(position)
    assert rules.may_see_deal(member, deal(member))


@pytest.mark.parametrize(("position", "may"), [(p, p == "sales-manager") for p in EVERY_POSITION])
def test_off_the_team_only_sales_managers_see_the_deal(position: str, may: bool) -> None:
    stranger, seen = person(position), deal(person())
    assert rules.may_see_deal(stranger, seen) is may
    assert (seen in Deal.objects.visible_to(stranger)) is may


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_on_the_team_may_add_a_call(position: str) -> None:
    member = person(position)
    assert rules.may_contribute(member, deal(member))


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_nobody_off_the_team_may_add_a_call(position: str) -> None:
    assert not rules.may_contribute(person(position), deal(person()))


@pytest.mark.parametrize(
    ("position", "may"), [*((p, True) for p in SALES), *((p, False) for p in TECHNICAL)]
)
def test_the_sales_side_of_the_team_decides(position: str, may: bool) -> None:
    member = person(position)
    assert rules.may_decide(member, deal(member)) is may


@pytest.mark.parametrize(
    ("position", "may"), [*((p, True) for p in SALES), *((p, False) for p in TECHNICAL)]
)
def test_the_position_on_the_deal_counts_and_not_the_one_at_home(position: str, may: bool) -> None:
    for home in EVERY_POSITION:
        member = person(home)
        assert rules.may_decide(member, deal((member, position))) is may


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_nobody_off_the_team_decides(position: str) -> None:
    assert not rules.may_decide(person(position), deal(person()))


@pytest.mark.parametrize(
    ("position", "may"), [*((p, True) for p in SALES), *((p, False) for p in TECHNICAL)]
)
def test_the_sales_side_opens_deals(position: str, may: bool) -> None:
    assert rules.may_open_deal(person(position)) is may


@pytest.mark.parametrize(
    ("position", "may"), [*((p, True) for p in SALES), *((p, False) for p in TECHNICAL)]
)
def test_the_sales_side_changes_the_team(position: str, may: bool) -> None:
    member = person(position)
    assert rules.may_change_team(member, deal(member)) is may


@pytest.mark.parametrize(("position", "may"), [(p, p == "sales-manager") for p in EVERY_POSITION])
def test_off_the_team_only_sales_managers_change_it(position: str, may: bool) -> None:
    assert rules.may_change_team(person(position), deal(person())) is may


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_who_has_left_may_nothing(position: str) -> None:
    left = person(position, is_active=False)
    was_on = deal(left)
    assert not rules.may_see_deal(left, was_on)
    assert not rules.may_contribute(left, was_on)
    assert not rules.may_decide(left, was_on)
    assert not rules.may_change_team(left, was_on)
    assert not rules.may_open_deal(left)
    assert not Deal.objects.visible_to(left)


def everything() -> tuple[int, ...]:
    return tuple(m.objects.count() for m in (Account, Deal, TeamMember, Event, Person))


@pytest.mark.parametrize("position", TECHNICAL)
def test_a_refusal_changes_nothing_and_says_who_may(position: str) -> None:
    owner, asking = person(name="Robin Adler"), person(position)
    on = deal(owner, asking)
    before = everything()
    with pytest.raises(Forbidden) as refused:
        actions.add_team_member(deal=on, person=person_of(on), position_key=position, by=asking)
    assert "Robin Adler" in refused.value.words.say()
    with pytest.raises(Forbidden):
        actions.remove_team_member(member=on.team.get(person=owner), by=asking)
    with pytest.raises(Forbidden):
        actions.open_deal(name="Mine", account_name="New", by=asking)
    assert everything() == before


def person_of(on: Deal) -> Person:
    return on.team.get(person__name="Robin Adler").person


def test_without_a_sales_position_the_refusal_says_what_is_missing() -> None:
    engineer = person("pre-sales-engineer")
    with pytest.raises(Forbidden, match="nobody on this deal plays a sales position"):
        rules.check_may_decide(engineer, deal(engineer))
