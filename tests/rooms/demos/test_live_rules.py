"""Who may do what in a session: every way to stand to the deal, in every position."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from pacenotes.core.position import HouseSide
from pacenotes.rooms.deals.models import TeamMember
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import DemoSession, ParkedQuestion
from pacenotes.rooms.demos.rules import cues, questions, sessions, showing
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import SALES
from tests.rooms.deals.seats import LEADS, ON, all_rows, everywhere, happens, is_one_of, seated
from tests.rooms.demos.seat import Live

pytestmark = pytest.mark.django_db


@everywhere
def test_the_team_takes_part(at: Live, where: str, position: str) -> None:
    somebody = seated(at.demo.deal, where, position)
    may = where == ON
    assert sessions.may_take_part(somebody, at.demo.deal) is may
    session = DemoSession.objects.get(pk=at.session.pk)
    assert sessions.may_follow(somebody, session) is (where in {ON, LEADS})
    happens(may, lambda: actions.ask_for_wheel(session=at.session, by=somebody))
    happens(may, lambda: actions.capture(session=at.session, words="Heard", by=somebody))
    happens(
        may,
        lambda: actions.park_question(session=at.session, text="Why?", side="sales", by=somebody),
    )
    at.drops_off()
    happens(may, lambda: actions.take_wheel(session=at.session, by=somebody))


@everywhere
def test_the_demoer_alone_starts_and_only_who_drives_or_gives_it_ends(
    at: Live, where: str, position: str
) -> None:
    somebody = seated(at.demo.deal, where, position)
    assert not sessions.may_start(somebody, at.demo)
    assert not sessions.may_end(somebody, at.session, at.sam.pk)
    assert sessions.may_end(somebody, at.session, somebody.pk) is (where == ON)
    happens(False, lambda: actions.end_session(session=at.session, by=somebody))
    actions.end_session(session=at.session, by=at.sam)
    happens(False, lambda: actions.start_session(demo=at.demo, by=somebody))
    happens(True, lambda: actions.start_session(demo=at.demo, by=at.sam))


@everywhere
def test_the_sides_of_policy_send_cues(at: Live, where: str, position: str) -> None:
    somebody = seated(at.demo.deal, where, position)
    may = is_one_of(where, position, SALES)
    everybody = [side.value for side in HouseSide]
    assert cues.may_cue(somebody, at.demo.deal, at.sam.pk, ["sales"]) is may
    assert cues.may_cue(somebody, at.demo.deal, at.sam.pk, everybody) is (where == ON)
    assert not cues.may_cue(somebody, at.demo.deal, somebody.pk, everybody)
    assert not cues.may_cue(somebody, at.demo.deal, at.sam.pk, [])
    happens(may, lambda: actions.send_cue(session=at.session, text="Alerts", by=somebody))


@everywhere
def test_only_who_drives_answers_cues_shows_steps_and_turns_the_wheel(
    at: Live, where: str, position: str
) -> None:
    somebody = seated(at.demo.deal, where, position)
    cue = actions.send_cue(session=at.session, text="Alerts", by=at.robin)
    asked = actions.ask_for_wheel(session=at.session, by=at.noor)
    step = at.demo.steps.get(place=2)
    is_on = where == ON
    assert not cues.may_answer_cue(somebody, at.demo.deal, at.sam.pk)
    assert cues.may_answer_cue(somebody, at.demo.deal, somebody.pk) is is_on
    assert not showing.may_show(somebody, at.demo.deal, at.sam.pk)
    assert showing.may_show(somebody, at.demo.deal, somebody.pk) is is_on
    for attempt in turns(at, somebody, cue=cue, asked=asked, step=step):
        happens(False, attempt)
    if is_on:
        at.drops_off()
        actions.take_wheel(session=at.session, by=somebody)
        happens(True, lambda: actions.show_step(session=at.session, step=step, by=somebody))
        happens(True, lambda: actions.take_cue(cue=cue, by=somebody))
        happens(False, lambda: actions.show_next(session=at.session, by=at.sam))


def turns(
    at: Live, by: Person, *, cue: object, asked: object, step: object
) -> list[Callable[[], object]]:
    """All that is the driver's to do."""
    session = at.session
    told: list[Callable[[], object]] = [
        lambda: actions.see_cue(cue=cue, by=by),  # type: ignore[arg-type]
        lambda: actions.take_cue(cue=cue, by=by),  # type: ignore[arg-type]
        lambda: actions.park_cue(cue=cue, by=by),  # type: ignore[arg-type]
        lambda: actions.decline_cue(cue=cue, by=by),  # type: ignore[arg-type]
        lambda: actions.show_step(session=session, step=step, by=by),  # type: ignore[arg-type]
        lambda: actions.show_next(session=session, by=by),
        lambda: actions.let_go(session=session, by=by),
        lambda: actions.beat(session=session, by=by),
        lambda: actions.offer_wheel(session=session, to=at.robin, by=by),
        lambda: actions.accept_handover(handover=asked, by=by),  # type: ignore[arg-type]
        lambda: actions.decline_handover(handover=asked, by=by),  # type: ignore[arg-type]
    ]
    return told


@everywhere
def test_the_sales_side_answers_commercial_questions(at: Live, where: str, position: str) -> None:
    somebody = seated(at.demo.deal, where, position)
    parked = actions.park_question(session=at.session, text="Price?", side="sales", by=at.sam)
    technical = actions.park_question(session=at.session, text="How?", side="technical", by=at.sam)
    may = is_one_of(where, position, SALES)
    assert questions.may_answer_parked(somebody, parked) is may
    assert not questions.may_answer_parked(somebody, technical)
    happens(may, lambda: answered(parked, somebody))
    happens(False, lambda: answered(technical, somebody))


def answered(question: ParkedQuestion, by: Person) -> ParkedQuestion:
    return actions.answer_parked(question=question, answer="So", by=by)


def test_who_left_the_team_loses_what_driving_gave_them(at: Live) -> None:
    TeamMember.objects.filter(deal=at.demo.deal, person=at.sam).delete()
    for attempt in (
        lambda: actions.beat(session=at.session, by=at.sam),
        lambda: actions.show_next(session=at.session, by=at.sam),
        lambda: actions.end_session(session=at.session, by=at.sam),
    ):
        happens(False, attempt)
    at.drops_off()
    happens(True, lambda: actions.take_wheel(session=at.session, by=at.noor))


def test_a_refusal_says_what_to_do_instead(at: Live) -> None:
    for attempt, told in (
        (lambda: actions.let_go(session=at.session, by=at.noor), "Ask for the wheel"),
        (lambda: actions.show_next(session=at.session, by=at.robin), "Send a cue"),
        (lambda: actions.send_cue(session=at.session, text="x", by=at.noor), "Capture"),
        (lambda: actions.end_session(session=at.session, by=at.noor), at.sam.name),
    ):
        with pytest.raises(Forbidden) as refused:
            attempt()
        assert told in refused.value.words.say()


def test_nothing_happens_in_a_session_that_has_ended(at: Live) -> None:
    cue = actions.send_cue(session=at.session, text="Alerts", by=at.robin)
    asked = actions.ask_for_wheel(session=at.session, by=at.noor)
    actions.end_session(session=at.session, by=at.sam)
    before = all_rows()
    for attempt in (
        *turns(at, at.sam, cue=cue, asked=asked, step=at.demo.steps.get(place=1)),
        lambda: actions.take_wheel(session=at.session, by=at.noor),
        lambda: actions.send_cue(session=at.session, text="x", by=at.robin),
        lambda: actions.capture(session=at.session, words="x", by=at.robin),
        lambda: actions.park_question(session=at.session, text="x", side="sales", by=at.robin),
        lambda: actions.end_session(session=at.session, by=at.sam),
    ):
        with pytest.raises(ValidationError, match="ended"):
            attempt()
    assert not actions.tell_lapsed(session_id=at.session.pk)
    assert all_rows() == before
