from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Contact, Evidence, TechnicalQuestion
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.actions import captures, questions
from pacenotes.rooms.demos.models import LiveEvent
from tests.cast import deal, person
from tests.rooms.deals.seats import all_rows
from tests.rooms.demos.seat import Live

pytestmark = pytest.mark.django_db


def dana(at: Live) -> Contact:
    changes = {"name": "Dana Whitfield"}
    return deals.introduce_contact(
        deal=at.demo.deal,
        changes=changes,  # type: ignore[arg-type]
        role="economic-buyer",
        by=at.robin,
    ).contact


def test_a_capture_on_a_part_is_proposed_to_its_owner(at: Live) -> None:
    said_by = dana(at)
    kept = actions.capture(
        session=at.session, words=" We lose days ", part="need", contact=said_by, by=at.noor
    )
    piece = Evidence.objects.get()
    assert kept.evidence == piece
    assert (piece.words, piece.start, piece.end) == ("We lose days", 0, 12)
    assert (piece.source, piece.source_id, piece.place) == ("demo", at.session.pk, kept.pk)
    assert (piece.question, piece.part, piece.party) == ("qualified", "need", "theirs")
    assert (piece.contact, piece.speaker, piece.cited_by) == (said_by, said_by.name, at.noor)
    assert (piece.decision, piece.source_title) == (Decision.PROPOSED, "First demo")
    assert piece.at is not None
    assert piece.at >= 0
    standing = at.demo.deal.standings.get(question="qualified")
    assert standing.on(dt.date.today()) == "heard"  # the day matters to no rule here
    assert LiveEvent.objects.last().kind == "capture"  # type: ignore[union-attr]
    deals.decide(evidence=piece, decision=Decision.ACCEPTED, by=at.robin)


def test_the_same_words_twice_are_two_captures_with_their_times(at: Live) -> None:
    for _ in range(2):
        actions.capture(session=at.session, words="We lose days", part="need", by=at.noor)
    assert Evidence.objects.count() == at.session.captures.count() == 2


def test_a_capture_on_nothing_special_is_no_evidence(at: Live) -> None:
    kept = actions.capture(session=at.session, words="They laughed", by=at.noor)
    assert kept.evidence is None
    assert not Evidence.objects.exists()


def test_words_of_nobody_do_not_make_the_buyer_met(at: Live) -> None:
    before = all_rows()
    with pytest.raises(ValidationError, match="doesn't make the economic buyer met"):
        actions.capture(session=at.session, words="The CFO is here", part="present", by=at.robin)
    assert all_rows() == before
    said_by = dana(at)
    actions.capture(
        session=at.session, words="I sign that", part="present", contact=said_by, by=at.robin
    )
    assert Evidence.objects.get().party == "theirs"


@pytest.mark.parametrize("words", ["", "  ", "x" * 1001])
def test_a_capture_says_something_and_no_more_than_fits(at: Live, words: str) -> None:
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.capture(session=at.session, words=words, by=at.robin)
    with pytest.raises(ValidationError):
        actions.capture(session=at.session, words="x", part="nonsense", by=at.robin)
    assert all_rows() == before


def test_who_said_it_is_at_the_deals_account(at: Live) -> None:
    other = deal(person())
    assert other.account is not None
    stranger = other.account.contacts.create(name="Petra")
    before = all_rows()
    for part in ("", "need"):
        with pytest.raises(ValidationError, match="isn't a contact"):
            actions.capture(session=at.session, words="x", part=part, contact=stranger, by=at.robin)
    with pytest.raises(ValidationError, match="isn't a contact"):
        actions.park_question(
            session=at.session, text="x", side="sales", asked_by=stranger, by=at.robin
        )
    assert all_rows() == before


def test_a_session_keeps_as_much_as_fits(at: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captures, "MOST_CAPTURES", 1)
    monkeypatch.setattr(questions, "MOST_QUESTIONS", 1)
    actions.capture(session=at.session, words="x", by=at.robin)
    actions.park_question(session=at.session, text="x", side="sales", by=at.robin)
    before = all_rows()
    with pytest.raises(ValidationError, match="1 captures are kept"):
        actions.capture(session=at.session, words="x", by=at.noor)
    with pytest.raises(ValidationError, match="1 questions are parked"):
        actions.park_question(session=at.session, text="x", side="sales", by=at.noor)
    assert all_rows() == before


def test_a_technical_question_stands_among_the_deals(at: Live) -> None:
    parked = actions.park_question(session=at.session, text=" How? ", side="technical", by=at.robin)
    question = TechnicalQuestion.objects.get()
    assert parked.technical_question == question
    assert (question.text, question.passed_on_by, question.state) == ("How?", at.robin, "open")


def test_a_commercial_question_is_answered_also_after_the_end(at: Live) -> None:
    parked = actions.park_question(session=at.session, text="Price?", side="sales", by=at.sam)
    assert not TechnicalQuestion.objects.exists()
    actions.end_session(session=at.session, by=at.sam)
    answered = actions.answer_parked(question=parked, answer="By Friday", by=at.robin)
    assert (answered.answer, answered.answered_by) == ("By Friday", at.robin)
    before = all_rows()
    actions.answer_parked(question=parked, answer="By Friday", by=at.robin)
    with pytest.raises(ValidationError):
        actions.answer_parked(question=parked, answer=" ", by=at.robin)
    assert all_rows() == before


@pytest.mark.parametrize(("text", "side"), [("", "sales"), ("x" * 2001, "sales"), ("x", "legal")])
def test_a_question_asks_something_of_a_side(at: Live, text: str, side: str) -> None:
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.park_question(session=at.session, text=text, side=side, by=at.robin)
    assert all_rows() == before
