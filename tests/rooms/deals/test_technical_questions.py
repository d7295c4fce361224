from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Account, Contact, Deal, TeamMember, TechnicalQuestion
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, TECHNICAL, deal, discovery_team, person
from tests.rooms.deals.seats import all_rows, everywhere, happens, is_one_of, seated

pytestmark = pytest.mark.django_db

State = TechnicalQuestion.State


def passed_on(on: Deal, by: Person, text: str = "Does it run on Arm?") -> TechnicalQuestion:
    return actions.pass_on_question(deal=on, text=text, by=by)


def somewhere_heard(**more: object) -> actions.HeardQuestion:
    told = {
        "heard_in": 7,
        "heard_title": "Discovery",
        "heard_place": 6,
        "heard_start": 0,
        "heard_at": 62.5,
        "heard_words": "Does it work with Airflow?",
        "heard_speaker": "Dana Whitfield",
    }
    return actions.HeardQuestion(**(told | more))  # type: ignore[arg-type]


def two_engineers() -> tuple[Deal, Person, Person, Person]:
    on, robin, sam = discovery_team()
    noor = person("product-management", "Noor Haddad")
    TeamMember.objects.create(deal=on, person=noor, position_key="product-management")
    return on, robin, sam, noor


# Who may, and who may not.


@everywhere
def test_anybody_on_the_team_passes_a_question_on(where: str, position: str) -> None:
    on = deal(person())
    somebody = seated(on, where, position)
    may = is_one_of(where, position, EVERY_POSITION)
    assert rules.may_pass_on_question(somebody, on) is may
    happens(may, lambda: passed_on(on, somebody))


@everywhere
def test_the_technical_side_of_the_team_answers_what_nobody_owns(where: str, position: str) -> None:
    on = deal(robin := person())
    question = passed_on(on, robin)
    somebody = seated(on, where, position)
    may = is_one_of(where, position, TECHNICAL)
    assert rules.may_answer_question(somebody, question) is may
    happens(may, lambda: actions.answer_question(question=question, answer="Yes", by=somebody))


@everywhere
def test_what_a_colleague_owns_nobody_else_answers_or_corrects(where: str, position: str) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    question = actions.answer_question(question=passed_on(on, robin), answer="Yes", by=sam)
    somebody = seated(on, where, position)
    assert not rules.may_answer_question(somebody, question)
    happens(False, lambda: actions.answer_question(question=question, answer="No", by=somebody))
    assert rules.may_answer_question(sam, question)


@everywhere
def test_the_technical_side_of_the_team_says_who_answers(where: str, position: str) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    question = passed_on(on, robin)
    somebody = seated(on, where, position)
    may = is_one_of(where, position, TECHNICAL)
    assert rules.may_hand_question(somebody, question) is may
    happens(may, lambda: actions.hand_question(question=question, owner=sam, by=somebody))


@everywhere
def test_who_passed_it_on_words_and_withdraws_it_and_nobody_else(where: str, position: str) -> None:
    on = deal(person(), sam := person("pre-sales-engineer"))
    question = passed_on(on, sam)
    somebody = seated(on, where, position)
    assert not rules.may_edit_question(somebody, question)
    happens(
        False,
        lambda: actions.edit_question(question=question, fields={"text": "Which?"}, by=somebody),
    )
    happens(False, lambda: actions.withdraw_question(question=question, by=somebody))
    assert rules.may_edit_question(sam, question)


@everywhere
def test_who_passed_it_on_may_whatever_they_play(where: str, position: str) -> None:
    on = deal(person())
    somebody = seated(on, where, position)
    question = TechnicalQuestion.objects.create(deal=on, text="On Arm?", passed_on_by=somebody)
    may = is_one_of(where, position, EVERY_POSITION)
    assert rules.may_edit_question(somebody, question) is may
    happens(may, lambda: actions.withdraw_question(question=question, by=somebody))


def test_once_who_passed_it_on_has_left_the_deals_owner_does() -> None:
    on, robin, sam = discovery_team()
    question = passed_on(on, sam)
    assert not rules.may_edit_question(robin, question)
    actions.remove_team_member(member=on.team.get(person=sam), by=robin)
    question.refresh_from_db()
    assert rules.may_edit_question(robin, question)
    assert not rules.may_edit_question(sam, question)
    actions.withdraw_question(question=question, by=robin)


def test_a_refusal_names_who_may() -> None:
    on, robin, sam, noor = two_engineers()
    question = passed_on(on, sam)
    with pytest.raises(rules.Forbidden) as refused:
        actions.answer_question(question=question, answer="Yes", by=robin)
    assert "Sam Okafor, Noor Haddad" in refused.value.words.say()
    with pytest.raises(rules.Forbidden) as refused:
        actions.edit_question(question=question, fields={"text": "x"}, by=noor)
    assert "Sam Okafor" in refused.value.words.say()
    owned = actions.hand_question(question=question, owner=sam, by=noor)
    with pytest.raises(rules.Forbidden) as refused:
        actions.answer_question(question=owned, answer="Yes", by=noor)
    assert "Sam Okafor" in refused.value.words.say()


# Passing on.


@pytest.mark.parametrize("text", ["", " \n", "x" * 2001])
def test_a_question_asks_something_in_so_many_words(text: str) -> None:
    on, robin, _ = discovery_team()
    with pytest.raises(ValidationError):
        passed_on(on, robin, text)
    assert not TechnicalQuestion.objects.exists()


def test_who_asked_is_at_the_deals_account() -> None:
    on, robin, _ = discovery_team()
    stranger = Contact.objects.create(account=Account.objects.create(name="Else"), name="Kim Berg")
    before = all_rows()
    with pytest.raises(ValidationError, match="Kim Berg isn't a contact of this deal"):
        actions.pass_on_question(deal=on, text="On Arm?", by=robin, asked_by=stranger)
    assert all_rows() == before
    question = passed_on(on, robin)
    with pytest.raises(ValidationError, match="Kim Berg"):
        actions.edit_question(question=question, fields={"asked_by": stranger}, by=robin)
    question.refresh_from_db()
    assert question.asked_by is None


def test_text_is_kept_as_every_database_takes_it() -> None:
    on, robin, sam = discovery_team()
    question = actions.answer_question(
        question=passed_on(on, robin, "a\0b"), answer="c\ud800d", by=sam
    )
    question.refresh_from_db()
    assert (question.text, question.answer) == ("a\ufffdb", "c\ufffdd")


def test_what_was_heard_keeps_its_words_when_it_is_worded_anew() -> None:
    on, robin, _ = discovery_team()
    question = actions.pass_on_question(
        deal=on, text="Does it work with Airflow?", by=robin, heard=somewhere_heard()
    )
    edited = actions.edit_question(
        question=question, fields={"text": "Which Airflow versions?"}, by=robin
    )
    assert edited.text == "Which Airflow versions?"
    assert edited.heard_words == "Does it work with Airflow?"
    assert (edited.heard_in, edited.heard_place, edited.heard_at) == (7, 6, 62.5)
    back = actions.edit_question(
        question=edited, fields={"text": "Does it work with Airflow?"}, by=robin
    )
    for event in Event.objects.about(back):
        assert "Airflow?" not in str((event.before, event.after)), "no words of a call in history"


def test_the_same_words_passed_on_again_are_the_question_that_is_there() -> None:
    on, robin, sam = discovery_team()
    first = actions.pass_on_question(deal=on, text="A?", by=robin, heard=somewhere_heard())
    before = all_rows()
    again = actions.pass_on_question(deal=on, text="B?", by=sam, heard=somewhere_heard())
    assert again == first
    assert all_rows() == before
    other = somewhere_heard(heard_place=8)
    assert actions.pass_on_question(deal=on, text="C?", by=sam, heard=other) != first


def test_words_whose_question_was_withdrawn_can_be_passed_on_again() -> None:
    on, robin, _ = discovery_team()
    first = actions.pass_on_question(deal=on, text="A?", by=robin, heard=somewhere_heard())
    actions.withdraw_question(question=first, by=robin)
    assert actions.pass_on_question(deal=on, text="A?", by=robin, heard=somewhere_heard()) != first


# Answering, and two at once.


def test_who_answers_owns_the_answer_and_corrects_it() -> None:
    on, robin, sam = discovery_team()
    answered = actions.answer_question(question=passed_on(on, robin), answer=" Yes. ", by=sam)
    assert (answered.state, answered.answer) == (State.ANSWERED, "Yes.")
    assert (answered.owner, answered.answered_by) == (sam, sam)
    corrected = actions.answer_question(question=answered, answer="Yes, from 3.2.", by=sam)
    events = list(Event.objects.about(corrected).order_by("pk"))
    assert [e.verb for e in events] == ["passed_on", "answered", "corrected"]
    assert events[1].before == {"answer": "", "state": "open", "owner": None}
    assert events[1].after == {"answer": "Yes.", "state": "answered", "owner": sam.pk}
    assert (events[2].before, events[2].after) == (
        {"answer": "Yes."}, {"answer": "Yes, from 3.2."},
    )  # fmt: skip
    assert {e.deal_id for e in events} == {on.pk}


@pytest.mark.parametrize("answer", ["", "  ", "x" * 10_001])
def test_an_answer_says_something_in_so_many_words(answer: str) -> None:
    on, robin, sam = discovery_team()
    question = passed_on(on, robin)
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.answer_question(question=question, answer=answer, by=sam)
    assert all_rows() == before


def test_the_same_answer_again_is_nothing() -> None:
    on, robin, sam = discovery_team()
    answered = actions.answer_question(question=passed_on(on, robin), answer="Yes", by=sam)
    before = all_rows()
    actions.answer_question(question=answered, answer=" Yes ", by=sam)
    assert all_rows() == before


def test_of_two_who_answer_at_once_the_second_is_shown_the_first() -> None:
    on, robin, sam, noor = two_engineers()
    question = passed_on(on, robin)
    read_by_both = TechnicalQuestion.objects.get(pk=question.pk)
    actions.answer_question(question=question, answer="Yes", by=sam, version=1)
    before = all_rows()
    with pytest.raises(actions.Conflict) as conflict:
        actions.answer_question(question=read_by_both, answer="No", by=noor, version=1)
    assert isinstance(conflict.value.now, TechnicalQuestion)
    assert conflict.value.now.answer == "Yes"
    assert all_rows() == before


def test_whoever_it_was_handed_from_meanwhile_is_shown_that() -> None:
    on, robin, sam, noor = two_engineers()
    question = passed_on(on, robin)
    read_before = TechnicalQuestion.objects.get(pk=question.pk)
    actions.hand_question(question=question, owner=noor, by=noor)
    with pytest.raises(actions.Conflict):
        actions.answer_question(question=read_before, answer="Yes", by=sam, version=1)
    question.refresh_from_db()
    assert question.answer == ""


def test_two_who_word_it_at_once_lose_nothing() -> None:
    on, robin, _ = discovery_team()
    question = passed_on(on, robin)
    actions.edit_question(question=question, fields={"text": "One?"}, by=robin, version=1)
    with pytest.raises(actions.Conflict):
        actions.edit_question(question=question, fields={"text": "Two?"}, by=robin, version=1)
    question.refresh_from_db()
    assert question.text == "One?"


def test_an_edit_keeps_what_it_does_not_name_and_history_says_what_was() -> None:
    on, robin, _ = discovery_team()
    contact = Contact.objects.create(account=on.account, name="Dana Whitfield")
    question = passed_on(on, robin, "On Arm?")
    edited = actions.edit_question(
        question=question,
        fields={"due": dt.date(2026, 10, 1), "asked_by": contact, "text": "On which?"},
        by=robin,
    )
    newest = Event.objects.about(edited).first()
    assert newest is not None
    assert newest.before == {"text": "On Arm?", "due": None, "asked_by": None}
    assert newest.after == {"text": "On which?", "due": "2026-10-01", "asked_by": contact.pk}
    before = all_rows()
    actions.edit_question(question=edited, fields={"text": " On which? "}, by=robin)
    assert all_rows() == before, "the same again is nothing"


# Handing.


@pytest.mark.parametrize("position", [p for p in EVERY_POSITION if p not in TECHNICAL])
def test_a_question_is_handed_to_the_technical_side_alone(position: str) -> None:
    on, robin, sam = discovery_team()
    other = person()
    TeamMember.objects.create(deal=on, person=other, position_key=position)
    for nobody in (other, person("pre-sales-engineer")):
        with pytest.raises(ValidationError, match="plays no technical position"):
            actions.hand_question(question=passed_on(on, robin), owner=nobody, by=sam)


def test_who_has_left_the_house_is_handed_nothing() -> None:
    on, robin, sam = discovery_team()
    left = person("pre-sales-engineer", is_active=False)
    TeamMember.objects.create(deal=on, person=left, position_key="pre-sales-engineer")
    with pytest.raises(ValidationError, match="plays no technical position"):
        actions.hand_question(question=passed_on(on, robin), owner=left, by=sam)


def test_handing_on_an_answered_question_lets_the_next_correct_it() -> None:
    on, robin, sam, noor = two_engineers()
    answered = actions.answer_question(question=passed_on(on, robin), answer="Yes", by=sam)
    handed = actions.hand_question(question=answered, owner=noor, by=noor)
    newest = Event.objects.about(handed).first()
    assert newest is not None
    assert (newest.verb, newest.before, newest.after) == (
        "handed", {"owner": sam.pk}, {"owner": noor.pk},
    )  # fmt: skip
    corrected = actions.answer_question(question=handed, answer="From 3.2", by=noor)
    assert (corrected.answered_by, corrected.owner) == (noor, noor)
    before = all_rows()
    actions.hand_question(question=corrected, owner=noor, by=sam)
    assert all_rows() == before, "to whom it belongs already"


# The state machine: from each state, each verb.

VERBS: dict[str, Callable[[TechnicalQuestion, Person, Person], object]] = {
    "answer": lambda q, robin, sam: actions.answer_question(question=q, answer="New", by=sam),
    "hand": lambda q, robin, sam: actions.hand_question(question=q, owner=sam, by=sam),
    "edit": lambda q, robin, sam: actions.edit_question(
        question=q, fields={"text": "New?"}, by=robin
    ),
    "withdraw": lambda q, robin, sam: actions.withdraw_question(question=q, by=robin),
}
GOES = {
    ("open", "answer"): "answered",
    ("open", "hand"): "open",
    ("open", "edit"): "open",
    ("open", "withdraw"): "withdrawn",
    ("answered", "answer"): "answered",
    ("answered", "hand"): "answered",
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", State.values)
def test_each_verb_from_each_state(state: str, verb: str) -> None:
    on, robin, sam = discovery_team()
    question = passed_on(on, robin)
    if state == State.ANSWERED:
        TechnicalQuestion.objects.update(state=state, answer="Old", answered_by=sam)
    else:
        TechnicalQuestion.objects.update(state=state)
    question.refresh_from_db()
    before = all_rows()
    if (state, verb) in GOES:
        VERBS[verb](question, robin, sam)
        question.refresh_from_db()
        assert question.state == GOES[state, verb]
        assert all_rows() != before
        return
    with pytest.raises(ValidationError):
        VERBS[verb](question, robin, sam)
    assert all_rows() == before


# What the database holds to.


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"state": "elsewhere"},
        {"state": "answered"},
        {"state": "answered", "answer": "Yes"},
        {"heard_in": 7},
        {"heard_in": 7, "heard_place": 1, "heard_start": 0, "heard_words": ""},
        {"heard_place": 1},
    ],
)
def test_the_database_refuses(wrong: dict[str, object]) -> None:
    on, robin, _ = discovery_team()
    passed_on(on, robin)
    with pytest.raises(IntegrityError), transaction.atomic():
        TechnicalQuestion.objects.update(**wrong)


def test_the_database_keeps_one_question_a_place_in_a_call() -> None:
    on, robin, _ = discovery_team()
    actions.pass_on_question(deal=on, text="A?", by=robin, heard=somewhere_heard())
    second = passed_on(on, robin)
    with pytest.raises(IntegrityError), transaction.atomic():
        TechnicalQuestion.objects.filter(pk=second.pk).update(
            heard_in=7, heard_place=6, heard_start=0, heard_words="A?"
        )


def test_who_may_not_see_the_deal_sees_none_of_its_questions() -> None:
    on, robin, sam = discovery_team()
    passed_on(on, robin)
    assert TechnicalQuestion.objects.visible_to(sam).count() == 1
    assert not TechnicalQuestion.objects.visible_to(person()).exists()
