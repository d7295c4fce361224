from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoDbBlocker

from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Feedback
from pacenotes.rooms.demos.queries.record import feedback_of, record_of
from pacenotes.rooms.demos.rules.feedback import may_give_feedback
from pacenotes.rooms.history.models import Event, SearchEntry
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION
from tests.rooms.deals.seats import all_rows, everywhere, happens, is_one_of, seated
from tests.rooms.demos.seat import Live, live
from tests.rooms.demos.stage import planned, step
from tests.worlds import fresh, lasting

pytestmark = pytest.mark.django_db


def over() -> Live:
    """A session that has ended."""
    seat = live()
    actions.end_session(session=seat.session, by=seat.sam)
    seat.session.refresh_from_db()
    return seat


@pytest.fixture(scope="module")
def _over(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Live]:
    yield from lasting(django_db_blocker, over)


@pytest.fixture
def seat(_over: Live, db: None) -> Live:
    return fresh(_over)


def given(seat: Live, to: Person, by: Person, **fields: Any) -> Feedback:
    told: Any = {"went_well": "The pause", "went_well_in": None, "to_try": "", "to_try_in": None}
    return actions.give_feedback(session=seat.session, to=to, fields={**told, **fields}, by=by)


def share(feedback: Feedback, by: Person) -> Feedback:
    """Share it as it stands."""
    version = Feedback.objects.get(pk=feedback.pk).version
    return actions.share_feedback(feedback=feedback, version=version, by=by)


def keep(feedback: Feedback, by: Person) -> Feedback:
    """Take that back."""
    return actions.keep_feedback_to_oneself(feedback=feedback, by=by)


@everywhere
def test_anybody_on_the_team_gives_a_colleague_feedback(
    seat: Live, where: str, position: str
) -> None:
    somebody = seated(seat.demo.deal, where, position)
    may = is_one_of(where, position, EVERY_POSITION)
    happens(may, lambda: given(seat, seat.sam, somebody))


@everywhere
def test_only_colleagues_on_the_team_are_given_any(seat: Live, where: str, position: str) -> None:
    somebody = seated(seat.demo.deal, where, position)
    seat.session.refresh_from_db()
    may = is_one_of(where, position, EVERY_POSITION)
    happens(may, lambda: given(seat, somebody, seat.robin))


def test_nobody_gives_themselves_any(seat: Live) -> None:
    assert not may_give_feedback(seat.sam, seat.session, seat.sam)
    happens(False, lambda: given(seat, seat.sam, seat.sam))


@everywhere
def test_its_receiver_alone_shares_it_and_takes_that_back(
    seat: Live, where: str, position: str
) -> None:
    feedback = given(seat, seat.sam, seat.robin)
    somebody = seated(seat.demo.deal, where, position)
    for act in (share, keep):
        happens(False, lambda act=act: act(feedback, somebody))
        happens(False, lambda act=act: act(feedback, seat.robin))
    assert share(feedback, seat.sam).is_shared
    assert not actions.keep_feedback_to_oneself(feedback=feedback, by=seat.sam).is_shared


@everywhere
def test_its_giver_alone_rewords_it_until_it_is_shared(
    seat: Live, where: str, position: str
) -> None:
    feedback = given(seat, seat.sam, seat.robin)
    somebody = seated(seat.demo.deal, where, position)
    told: Any = {"went_well": "Two pauses", "went_well_in": None, "to_try": "", "to_try_in": None}
    for other in (somebody, seat.sam):
        happens(
            False, lambda by=other: actions.reword_feedback(feedback=feedback, fields=told, by=by)
        )
    actions.reword_feedback(feedback=feedback, fields=told, by=seat.robin)
    share(feedback, seat.sam)
    happens(False, lambda: actions.reword_feedback(feedback=feedback, fields=told, by=seat.robin))
    feedback.refresh_from_db()
    assert feedback.went_well == "Two pauses"


def test_no_other_words_are_shared_than_its_receiver_read(seat: Live) -> None:
    feedback = given(seat, seat.sam, seat.robin)
    told: Any = {"went_well": "Two pauses", "went_well_in": None, "to_try": "", "to_try_in": None}
    actions.reword_feedback(feedback=feedback, fields=told, by=seat.robin)
    before = all_rows()
    for seen in (feedback.version, 0, 99):
        with pytest.raises(ValidationError, match="has reworded it since you read it"):
            actions.share_feedback(feedback=feedback, version=seen, by=seat.sam)
    assert all_rows() == before
    assert actions.share_feedback(feedback=feedback, version=2, by=seat.sam).is_shared
    assert actions.share_feedback(feedback=feedback, version=1, by=seat.sam).is_shared


@everywhere
def test_nobody_else_reads_it_until_it_is_shared(seat: Live, where: str, position: str) -> None:
    feedback = given(seat, seat.sam, seat.robin, went_well="CANARY words")
    somebody = seated(seat.demo.deal, where, position)
    assert not Feedback.objects.visible_to(somebody).exists()
    assert record_of(seat.session, somebody).feedback == ()
    assert feedback_of(somebody) == ([], [])
    for reader in (seat.sam, seat.robin):
        assert record_of(seat.session, reader).feedback == (feedback,)
    share(feedback, seat.sam)
    sees = is_one_of(where, position, EVERY_POSITION)
    assert Feedback.objects.visible_to(somebody).exists() is sees


def test_it_stands_in_no_timeline_no_search_and_no_history_in_words(seat: Live) -> None:
    feedback = given(seat, seat.sam, seat.robin, went_well="CANARY", to_try="CANARY")
    share(feedback, seat.sam)
    told = Event.objects.filter(about_type="feedback")
    assert {event.verb for event in told} == {"gave", "shared"}
    assert all(event.deal_id is None for event in told)
    assert "CANARY" not in str(list(Event.objects.values()))
    assert "CANARY" not in str(list(SearchEntry.objects.values()))


def test_it_stays_with_both_when_they_leave_the_deal(seat: Live) -> None:
    feedback = given(seat, seat.sam, seat.robin)
    seat.demo.deal.team.all().delete()
    assert feedback_of(seat.sam) == ([feedback], [])
    assert feedback_of(seat.robin) == ([], [feedback])


def test_it_is_given_once_and_after_the_demo() -> None:
    seat = live()
    with pytest.raises(ValidationError, match="once it is over"):
        given(seat, seat.sam, seat.robin)
    actions.end_session(session=seat.session, by=seat.sam)
    seat.session.refresh_from_db()
    given(seat, seat.sam, seat.robin)
    before = all_rows()
    with pytest.raises(ValidationError, match="already"):
        given(seat, seat.sam, seat.robin)
    assert all_rows() == before


@pytest.mark.parametrize("fields", [{"went_well": "  "}, {"went_well": "x" * 1001}])
def test_something_went_well(seat: Live, fields: dict[str, str]) -> None:
    before = all_rows()
    with pytest.raises(ValidationError):
        given(seat, seat.sam, seat.robin, **fields)
    assert all_rows() == before


def test_a_step_is_one_of_the_plan(seat: Live) -> None:
    elsewhere = step(planned()[0])
    with pytest.raises(ValidationError, match="isn't in the plan"):
        given(seat, seat.sam, seat.robin, to_try_in=elsewhere)
    first = seat.demo.steps.all()[0]
    assert given(seat, seat.sam, seat.robin, went_well_in=first).went_well_in == first


def test_nul_and_emoji_are_kept(seat: Live) -> None:
    assert given(seat, seat.sam, seat.robin, went_well="a\0b 💥").went_well == "a\ufffdb 💥"


def test_who_may_not_sign_in_reads_nothing(seat: Live) -> None:
    given(seat, seat.sam, seat.robin)
    seat.sam.is_active = False
    assert not Feedback.objects.visible_to(seat.sam).exists()
    with pytest.raises(Forbidden):
        given(seat, seat.sam, seat.noor)
