from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Account, Deal, TeamMember
from pacenotes.rooms.history.models import Event
from tests.cast import deal, person

pytestmark = pytest.mark.django_db


def test_who_opens_a_deal_is_on_its_team_and_history_says_so() -> None:
    robin = person()
    opened = actions.open_deal(name=" Rollout ", account_name="Fjordline", by=robin)
    assert (opened.name, opened.account.name) == ("Rollout", "Fjordline")
    assert opened.team.get().position_key == "account-executive"
    assert [e.verb for e in Event.objects.about(opened)] == ["joined_team", "opened"]
    assert {e.by for e in Event.objects.all()} == {robin}


def test_a_known_account_is_not_opened_twice() -> None:
    robin = person()
    actions.open_deal(name="One", account_name="Fjordline", by=robin)
    actions.open_deal(name="Two", account_name="Fjordline", by=robin)
    assert Account.objects.count() == 1


def test_a_second_deal_of_a_name_is_refused_whole() -> None:
    robin = person()
    actions.open_deal(name="One", account_name="Fjordline", by=robin)
    events = Event.objects.count()
    with pytest.raises(ValidationError):
        actions.open_deal(name="One", account_name="Fjordline", by=robin)
    assert (Deal.objects.count(), Event.objects.count()) == (1, events)


def test_a_second_position_takes_the_place_of_the_first() -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin)
    for position in ("pre-sales-engineer", "professional-services"):
        actions.add_team_member(deal=on, person=sam, position_key=position, by=robin)
    assert on.team.get(person=sam).position_key == "professional-services"
    newest = Event.objects.about(on).first()
    assert newest is not None
    assert newest.before == {"person": sam.pk, "position": "pre-sales-engineer"}


def test_a_position_that_core_does_not_know_is_refused() -> None:
    robin = person()
    with pytest.raises(ValidationError):
        actions.add_team_member(deal=deal(robin), person=robin, position_key="wizard", by=robin)


def test_who_leaves_the_team_sees_the_deal_no_more() -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin, sam)
    actions.remove_team_member(member=on.team.get(person=sam), by=robin)
    assert on not in Deal.objects.visible_to(sam)


def test_the_database_keeps_a_person_once_on_a_team() -> None:
    robin = person()
    on = deal(robin)
    with pytest.raises(IntegrityError), transaction.atomic():
        TeamMember.objects.create(deal=on, person=robin, position_key="sales-manager")
