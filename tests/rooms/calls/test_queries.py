from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.qualification import Decision, Light
from pacenotes.rooms.calls import actions, queries
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.deals.actions import keep_standings
from pacenotes.rooms.deals.models import Contact, Deal, Evidence
from pacenotes.rooms.deals.queries.standings import lights_of
from tests.cast import DISCOVERY, deal, discovery_team, heard_call, person

pytestmark = pytest.mark.django_db


def lights(of: Deal) -> dict[str, Light]:
    return {q.key: light for q, light in lights_of([of])[of.pk]}


def test_a_deal_without_calls_knows_nothing() -> None:
    assert set(lights(deal(person())).values()) == {Light.UNKNOWN}


def test_a_light_goes_from_heard_to_answered_and_back() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    assert lights(team)["deadlines"] is Light.HEARD
    found = call.findings.get(signal="deadlines")
    actions.decide(finding=found, decision=Decision.ACCEPTED, by=robin)
    assert lights(team)["deadlines"] is Light.ANSWERED
    actions.decide(finding=found, decision=Decision.REJECTED, by=robin)
    assert lights(team)["deadlines"] is Light.UNKNOWN


def test_a_mention_never_makes_the_economic_buyer_met() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    for found in call.findings.filter(signal="economic_buyer"):
        assert found.kind == "mentioned"
        actions.decide(finding=found, decision=Decision.ACCEPTED, by=robin)
    assert lights(team)["economic-buyer"] is Light.HEARD
    dana = Contact.objects.create(account=team.account, name="Dana Whitfield")
    Evidence.objects.filter(deal=team, part="mentioned").update(part="present")
    keep_standings(deal=team, by=robin)
    assert lights(team)["economic-buyer"] is Light.HEARD
    Evidence.objects.filter(deal=team, part="present").update(met=dana)
    keep_standings(deal=team, by=robin)
    assert lights(team)["economic-buyer"] is Light.ANSWERED


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_cost_the_same_however_long(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person(name="Robin Adler")
    deals = [deal(robin) for _ in range(rows)]
    for one in deals:
        for number in range(rows):
            heard_call(one, robin, DISCOVERY + f"\n**Dana Whitfield:** Bye {number}.\n")
    with django_assert_num_queries(1):
        assert len(lights_of(deals)) == rows
    with django_assert_num_queries(2):
        assert len([(c.title, c.was_listened_to) for c, _ in queries.calls_of(deals[0])]) == rows
    with django_assert_num_queries(5):
        seen = list(queries.calls_with_people(robin).filter(deal=deals[0]))
        for call in seen:
            assert [m.person.name for m in call.deal.team.all()]
            assert [s.person for s in call.speakers.all()]


def test_the_newest_work_on_a_call_is_shown() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    again = actions.listen_again(call=call, by=robin)
    assert queries.latest_job(call.pk) == again
    assert queries.calls_of(team) == [(Call.objects.get(), again)]
