from __future__ import annotations

import pytest

from pacenotes.rooms.calls import actions, rules
from pacenotes.rooms.calls.models import Call, Finding
from pacenotes.rooms.deals.models import Contact
from pacenotes.rooms.history.models import Event
from tests.cast import EVERY_POSITION, deal, discovery_team, heard_call, listen_to_all, person
from tests.rooms.deals.seats import all_rows, everywhere, happens, is_one_of, seated

pytestmark = pytest.mark.django_db


def asked(call: Call) -> Finding:
    return call.findings.get(signal="asked_of_us")


@everywhere
def test_anybody_on_the_team_passes_on_what_was_heard(where: str, position: str) -> None:
    robin = person(name="Robin Adler")
    on = deal(robin, person("pre-sales-engineer", "Sam Okafor"))
    found = asked(heard_call(on, robin))
    somebody = seated(on, where, position)
    found.refresh_from_db()
    may = is_one_of(where, position, EVERY_POSITION)
    assert rules.may_pass_on(somebody, found) is may
    happens(may, lambda: actions.pass_on(finding=found, by=somebody))


def test_a_question_that_was_heard_becomes_the_deals_with_a_link_to_its_words() -> None:
    on, robin, _ = discovery_team()
    dana = Contact.objects.create(account=on.account, name="Dana Whitfield")
    call = heard_call(on, robin)
    found = asked(call)
    question = actions.pass_on(finding=found, by=robin)
    assert question.deal == on
    assert question.text == question.heard_words == found.words
    assert (question.heard_in, question.heard_title) == (call.pk, call.title)
    assert (question.heard_place, question.heard_start) == (found.utterance, found.start)
    assert (question.heard_speaker, question.asked_by) == ("Dana Whitfield", dana)
    event = Event.objects.about(question).get()
    assert event.after["call"] == call.pk
    assert found.words not in str(event.after)


def test_passed_on_twice_and_listened_to_again_it_is_one_question() -> None:
    on, robin, sam = discovery_team()
    call = heard_call(on, robin)
    question = actions.pass_on(finding=asked(call), by=robin)
    actions.listen_again(call=call, by=robin)
    listen_to_all()
    assert actions.pass_on(finding=asked(call), by=sam) == question


def test_two_questions_in_one_breath_are_heard_as_one_and_can_be_passed_on() -> None:
    on, robin, _ = discovery_team()
    found = asked(heard_call(on, robin))
    assert found.kind == "commercial"
    assert "Airflow" in actions.pass_on(finding=found, by=robin).text


def test_only_a_question_of_the_customers_is_passed_on() -> None:
    on, robin, _ = discovery_team()
    found = heard_call(on, robin).findings.exclude(signal="asked_of_us").first()
    assert found is not None
    before = all_rows()
    with pytest.raises(rules.Forbidden, match="a question that the customer asked"):
        actions.pass_on(finding=found, by=robin)
    assert all_rows() == before
