from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.qualification import QUESTIONS
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Deadline, Deal, Input, Pitfall, TeamMember
from pacenotes.rooms.deals.queries.inputs import credited, inputs_by_about, inputs_on, owner_of
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, SALES, TECHNICAL, deal, discovery_team, person
from tests.rooms.deals.seats import all_rows, everywhere, happens, is_one_of, seated

pytestmark = pytest.mark.django_db

State = Input.State
SALES_OWN = ["part", "deadline", "pitfall", "request"]


def thing(on: Deal, about_type: str, by: Person) -> str:
    """Something of the deal that an input can be on; its key or id."""
    if about_type == "part":
        return "budget"
    if about_type == "deadline":
        day = dt.date(2026, 10, 31)
        return str(Deadline.objects.create(deal=on, what="Decision", first=day, last=day).pk)
    if about_type == "pitfall":
        return str(Pitfall.objects.create(deal=on, what="A rival", kind="competitor").pk)
    if about_type == "request":
        return str(actions.ask(deal=on, kind="demo", what="Show it", by=by).pk)
    return str(actions.pass_on_question(deal=on, text="On Arm?", by=by).pk)


def given_on(on: Deal, by: Person, about_type: str = "part", about_id: str = "budget") -> Input:
    return actions.give_input(
        deal=on, about_type=about_type, about_id=about_id, text="They said 40,000", by=by
    )


# Who may, and who may not.


@pytest.mark.parametrize("about_type", [*SALES_OWN, "technical-question"])
@everywhere
def test_anybody_on_the_team_gives_an_input_on_anything(
    where: str, position: str, about_type: str
) -> None:
    on = deal(robin := person())
    on_id = thing(on, about_type, robin)
    somebody = seated(on, where, position)
    may = is_one_of(where, position, EVERY_POSITION)
    assert rules.may_give_input(somebody, on) is may
    happens(may, lambda: given_on(on, somebody, about_type, on_id))


@pytest.mark.parametrize("about_type", SALES_OWN)
@everywhere
def test_the_sales_side_decides_on_inputs_on_what_it_owns(
    where: str, position: str, about_type: str
) -> None:
    on = deal(robin := person())
    given = given_on(on, robin, about_type, thing(on, about_type, robin))
    somebody = seated(on, where, position)
    may = is_one_of(where, position, SALES)
    assert rules.may_decide_input(somebody, given, owner_of(given)) is may
    happens(may, lambda: actions.decide_input(given=given, state="accepted", by=somebody))


@everywhere
def test_the_technical_side_decides_on_inputs_on_an_answer_nobody_owns(
    where: str, position: str
) -> None:
    on = deal(robin := person())
    given = given_on(on, robin, "technical-question", thing(on, "technical-question", robin))
    somebody = seated(on, where, position)
    may = is_one_of(where, position, TECHNICAL)
    assert rules.may_decide_input(somebody, given, owner_of(given)) is may
    happens(may, lambda: actions.decide_input(given=given, state="left", by=somebody))


@everywhere
def test_nobody_but_its_owner_decides_on_inputs_on_an_owned_answer(
    where: str, position: str
) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    question = actions.pass_on_question(deal=on, text="On Arm?", by=robin)
    actions.answer_question(question=question, answer="Yes", by=sam)
    given = given_on(on, robin, "technical-question", str(question.pk))
    somebody = seated(on, where, position)
    happens(False, lambda: actions.decide_input(given=given, state="accepted", by=somebody))
    assert rules.may_decide_input(sam, given, owner_of(given))


def test_a_refusal_names_who_may() -> None:
    on, robin, sam = discovery_team()
    given = given_on(on, sam)
    with pytest.raises(rules.Forbidden) as refused:
        actions.decide_input(given=given, state="accepted", by=sam)
    assert "Robin Adler" in refused.value.words.say()
    question = actions.pass_on_question(deal=on, text="On Arm?", by=robin)
    on_it = given_on(on, robin, "technical-question", str(question.pk))
    for _ in range(2):
        with pytest.raises(rules.Forbidden) as refused:
            actions.decide_input(given=on_it, state="accepted", by=robin)
        assert "Sam Okafor" in refused.value.words.say()
        question = actions.hand_question(question=question, owner=sam, by=sam)


# Giving.


@pytest.mark.parametrize("part", [p.key for q in QUESTIONS for p in q.parts])
def test_every_part_of_the_five_questions_takes_inputs(part: str) -> None:
    on, _, sam = discovery_team()
    assert given_on(on, sam, "part", part).about_id == part


@pytest.mark.parametrize(
    ("about_type", "about_id"),
    [
        ("part", "weather"),
        ("part", ""),
        ("deadline", "999999"),
        ("deadline", "-1"),
        ("deadline", "9" * 40),
        ("pitfall", "x"),
        ("technical-question", "²"),
        ("request", ""),
        ("landscape", "1"),
        ("demo", "1"),
        ("plan-step", "1"),
        ("\0", "\0"),
    ],
)
def test_an_input_is_on_something_that_is_there(about_type: str, about_id: str) -> None:
    on, _, sam = discovery_team()
    before = all_rows()
    with pytest.raises(ValidationError, match="isn't there any more"):
        given_on(on, sam, about_type, about_id)
    assert all_rows() == before


@pytest.mark.parametrize("about_type", [t for t in Input.About.values if t != "part"])
def test_nothing_of_another_deal_takes_an_input_on_this_one(about_type: str) -> None:
    on, robin, _ = discovery_team()
    other = deal(robin, name="Another")
    with pytest.raises(ValidationError, match="isn't there any more"):
        given_on(on, robin, about_type, thing(other, about_type, robin))


def test_an_id_is_written_one_way() -> None:
    on, robin, sam = discovery_team()
    on_id = thing(on, "pitfall", robin)
    assert given_on(on, sam, "pitfall", "00" + on_id).about_id == on_id
    with pytest.raises(ValidationError):
        given_on(on, sam, "pitfall", "٣")


@pytest.mark.parametrize("text", ["", "  ", "x" * 2001])
def test_an_input_says_something_in_so_many_words(text: str) -> None:
    on, _, sam = discovery_team()
    with pytest.raises(ValidationError):
        actions.give_input(deal=on, about_type="part", about_id="budget", text=text, by=sam)
    assert not Input.objects.exists()


# What its owner makes of it.


def test_an_accepted_input_is_credited_on_the_thing_and_in_history() -> None:
    on, robin, sam = discovery_team()
    given = given_on(on, sam)
    given_on(on, robin)
    actions.decide_input(given=given, state="accepted", by=robin)
    there = inputs_by_about(on)["part", "budget"]
    assert credited(there) == [sam]
    newest = Event.objects.about(given).first()
    assert newest is not None
    assert newest.deal_id == on.pk
    assert newest.after["credits"] == sam.pk
    assert (newest.after["about"], newest.after["on"]) == ("part", "budget")


def test_who_gave_several_is_credited_once() -> None:
    on, robin, sam = discovery_team()
    for _ in range(2):
        actions.decide_input(given=given_on(on, sam), state="accepted", by=robin)
    assert credited(inputs_on(on, "part", "budget")) == [sam]


def test_declining_says_why_and_leaving_needs_not() -> None:
    on, robin, sam = discovery_team()
    given = given_on(on, sam)
    before = all_rows()
    with pytest.raises(ValidationError, match="Say why"):
        actions.decide_input(given=given, state="declined", by=robin, reason=" ")
    assert all_rows() == before
    left = actions.decide_input(given=given, state="left", by=robin)
    assert (left.state, left.decided_by) == ("left", robin)
    declined = actions.decide_input(given=given, state="declined", by=robin, reason=" Old news ")
    assert (declined.state, declined.reason) == ("declined", "Old news")
    assert credited([declined]) == []


@pytest.mark.parametrize("state", ["open", "", "maybe", "\0"])
def test_there_are_three_things_to_make_of_an_input(state: str) -> None:
    on, robin, sam = discovery_team()
    given = given_on(on, sam)
    before = all_rows()
    with pytest.raises(ValidationError, match="Accept it, decline it, or leave it"):
        actions.decide_input(given=given, state=state, by=robin)
    assert all_rows() == before


@pytest.mark.parametrize("then", ["accepted", "declined", "left"])
@pytest.mark.parametrize("first", ["accepted", "declined", "left"])
def test_deciding_again_changes_what_was_decided(first: str, then: str) -> None:
    on, robin, sam = discovery_team()
    given = given_on(on, sam)
    actions.decide_input(given=given, state=first, by=robin, reason="One")
    again = actions.decide_input(given=given, state=then, by=robin, reason="Two")
    assert (again.state, again.reason) == (then, "Two")
    newest = Event.objects.about(given).first()
    assert newest is not None
    assert newest.before == {"state": first, "reason": "One"}


def test_of_two_owners_who_decide_at_once_the_second_is_shown_the_first() -> None:
    on, robin, sam = discovery_team()
    kim = person("sales-manager")
    TeamMember.objects.create(deal=on, person=kim, position_key="sales-manager")
    given = given_on(on, sam)
    actions.decide_input(given=given, state="accepted", by=robin, seen="open")
    before = all_rows()
    with pytest.raises(actions.Conflict) as conflict:
        actions.decide_input(given=given, state="declined", by=kim, reason="No", seen="open")
    assert isinstance(conflict.value.now, Input)
    assert conflict.value.now.state == "accepted"
    assert all_rows() == before


def test_a_reason_has_an_end() -> None:
    on, robin, sam = discovery_team()
    given = given_on(on, sam)
    with pytest.raises(ValidationError):
        actions.decide_input(given=given, state="declined", by=robin, reason="x" * 1001)


# What the database holds to.


@pytest.mark.parametrize("wrong", [{"text": ""}, {"state": "accepted"}, {"state": "elsewhere"}])
def test_the_database_refuses(wrong: dict[str, object]) -> None:
    on, _, sam = discovery_team()
    given_on(on, sam)
    with pytest.raises(IntegrityError), transaction.atomic():
        Input.objects.update(**wrong)


def test_the_database_refuses_a_declined_input_without_a_reason() -> None:
    on, robin, sam = discovery_team()
    given_on(on, sam)
    with pytest.raises(IntegrityError), transaction.atomic():
        Input.objects.update(state="declined", decided_by=robin)


# Reads.


@pytest.mark.parametrize("rows", [1, 3])
def test_all_inputs_of_a_deal_are_one_query(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    on, robin, sam = discovery_team()
    for _ in range(rows):
        actions.decide_input(given=given_on(on, sam), state="left", by=robin)
        given_on(on, robin, "part", "need")
    with django_assert_num_queries(1):
        found = inputs_by_about(on)
        told = [
            (i.given_by.name, i.decided_by and i.decided_by.name)
            for inputs in found.values()
            for i in inputs
        ]
    assert set(found) == {("part", "budget"), ("part", "need")}
    assert len(told) == 2 * rows


def test_who_may_not_see_the_deal_sees_none_of_its_inputs() -> None:
    on, robin, sam = discovery_team()
    given_on(on, sam)
    assert Input.objects.visible_to(robin).count() == 1
    assert not Input.objects.visible_to(person()).exists()
