from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from pacenotes.doors.web.demos.after.forms import CallForm
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Hold
from pacenotes.rooms.demos.queries.record import MOST_CALLS, calls_to_join
from pacenotes.rooms.history.models import Event, Job
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, deal, heard_call, listen_to_all
from tests.rooms.deals.seats import all_rows, everywhere, happens, is_one_of, seated
from tests.rooms.demos.seat import Live, live
from tests.worlds import fresh, lasting

pytestmark = pytest.mark.django_db

Joined = tuple[Live, Call]


def with_call() -> Joined:
    seat = live()
    return seat, heard_call(seat.demo.deal, seat.robin)


@pytest.fixture(scope="module")
def _joined(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Joined]:
    yield from lasting(django_db_blocker, with_call)


@pytest.fixture
def joined(_joined: Joined, db: None) -> Joined:
    return fresh(_joined)


@everywhere
def test_anybody_on_the_team_joins_and_parts(joined: Joined, where: str, position: str) -> None:
    seat, call = joined
    somebody = seated(seat.demo.deal, where, position)
    may = is_one_of(where, position, EVERY_POSITION)
    happens(may, lambda: actions.join_call(session=seat.session, call=call, offset=0, by=somebody))
    actions.join_call(session=seat.session, call=call, offset=0, by=seat.robin)
    happens(may, lambda: actions.part_call(session=seat.session, by=somebody))


def test_joining_says_when_the_demo_began_and_is_on_the_record(joined: Joined) -> None:
    seat, call = joined
    joined = actions.join_call(session=seat.session, call=call, offset=90, by=seat.robin)
    assert (joined.call, joined.call_offset) == (call, 90)
    event = Event.objects.get(verb="joined", about_type="demosession")
    assert (event.deal_id, event.after) == (seat.demo.deal_id, {"call": call.pk, "offset": 90})
    assert calls_to_join(seat.session) == []
    parted = actions.part_call(session=seat.session, by=seat.noor)
    assert (parted.call, parted.call_offset) == (None, None)
    assert calls_to_join(seat.session) == [call]


def test_calls_of_the_sessions_day_are_offered_first() -> None:
    seat = live()
    day = timezone.localdate(seat.session.started_at)
    for number in range(MOST_CALLS + 2):
        held_on = day + dt.timedelta(days=number + 1)
        Call.objects.create(
            deal=seat.demo.deal, title="Later", held_on=held_on, sha256=f"{number}",
            added_by=seat.robin,
        )  # fmt: skip
    own = Call.objects.create(
        deal=seat.demo.deal, title="Own", held_on=day, sha256="own", added_by=seat.robin
    )
    offered = calls_to_join(seat.session)
    assert (offered[0], len(offered)) == (own, MOST_CALLS)
    assert next(iter(CallForm(session=seat.session).fields["call"].queryset)) == own


@pytest.mark.parametrize("offset", [86_401, -86_401, float("nan"), float("inf")])
def test_a_demo_begins_within_a_day_of_its_call(joined: Joined, offset: float) -> None:
    seat, call = joined
    before = all_rows()
    with pytest.raises(ValidationError):
        actions.join_call(session=seat.session, call=call, offset=offset, by=seat.robin)
    assert all_rows() == before


def test_a_call_of_another_deal_or_of_another_session_is_refused(joined: Joined) -> None:
    seat, call = joined
    elsewhere = heard_call(deal(seat.robin), seat.robin)
    actions.join_call(session=seat.session, call=call, offset=0, by=seat.robin)
    actions.end_session(session=seat.session, by=seat.sam)
    second = actions.start_session(demo=seat.demo, by=seat.sam)
    before = all_rows()
    for wrong, why in ((elsewhere, "another deal"), (call, "another session")):
        with pytest.raises(ValidationError, match=why):
            actions.join_call(session=second, call=wrong, offset=0, by=seat.robin)
    assert all_rows() == before


def driven(call: Call) -> list[tuple[Person, float, float]]:
    """Who had the wheel on a call, in whole seconds."""
    spans = call.driven.select_related("person")
    return [(span.person, round(span.start), round(span.end)) for span in spans]


def with_travels() -> Joined:
    """A session of ten minutes: Sam drove for four, Noor for the rest."""
    seat = live()
    actions.let_go(session=seat.session, by=seat.sam)
    actions.take_wheel(session=seat.session, by=seat.noor)
    actions.end_session(session=seat.session, by=seat.sam)
    began = seat.session.started_at
    minutes = {seat.sam: (0, 4), seat.noor: (4, 10)}
    for hold in seat.session.holds.all():
        first, last = (began + dt.timedelta(minutes=m) for m in minutes[hold.person])
        Hold.objects.filter(pk=hold.pk).update(began_at=first, beat_at=first, released_at=last)
    return seat, heard_call(seat.demo.deal, seat.robin)


def test_joining_tells_the_call_who_drove_and_has_it_listened_to_again() -> None:
    seat, call = with_travels()
    actions.join_call(session=seat.session, call=call, offset=90, by=seat.robin)
    assert driven(call) == [(seat.sam, 90, 330), (seat.noor, 330, 690)]
    assert Job.objects.filter(subject_id=call.pk, state=Job.State.QUEUED).count() == 1
    listen_to_all()
    actions.join_call(session=seat.session, call=call, offset=-60, by=seat.robin)
    assert driven(call) == [(seat.sam, -60, 180), (seat.noor, 180, 540)]
    assert Job.objects.filter(subject_id=call.pk, state=Job.State.QUEUED).count() == 1


def test_parting_takes_them_away() -> None:
    seat, call = with_travels()
    actions.join_call(session=seat.session, call=call, offset=0, by=seat.robin)
    listen_to_all()
    actions.part_call(session=seat.session, by=seat.robin)
    assert driven(call) == []
    assert Job.objects.filter(subject_id=call.pk, state=Job.State.QUEUED).count() == 1


def test_joining_another_call_takes_them_along() -> None:
    seat, call = with_travels()
    other = heard_call(seat.demo.deal, seat.robin, "**Dana:** We lost two days.\n", "other.md")
    actions.join_call(session=seat.session, call=call, offset=0, by=seat.robin)
    actions.join_call(session=seat.session, call=other, offset=0, by=seat.robin)
    assert driven(call) == []
    assert [who for who, _, _ in driven(other)] == [seat.sam, seat.noor]


def test_a_session_joined_while_it_is_live_tells_the_rest_at_its_end(
    joined: Joined,
) -> None:
    seat, call = joined
    actions.join_call(session=seat.session, call=call, offset=0, by=seat.robin)
    assert [who for who, _, _ in driven(call)] == [seat.sam]
    actions.let_go(session=seat.session, by=seat.sam)
    actions.take_wheel(session=seat.session, by=seat.noor)
    actions.end_session(session=seat.session, by=seat.sam)
    assert [who for who, _, _ in driven(call)] == [seat.sam, seat.noor]


@pytest.mark.parametrize("rows", [1, 3])
def test_telling_the_call_costs_the_same_however_often_the_wheel_changed(
    joined: Joined, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat, call = joined
    for _ in range(rows):
        actions.let_go(session=seat.session, by=seat.sam)
        actions.take_wheel(session=seat.session, by=seat.sam)
    # Savepoints; the session, may one; its deal; the call, another session's; joined, on the
    # record; holds; may one; the call, spans before, away, written, on the record; the job.
    with django_assert_num_queries(21):
        actions.join_call(session=seat.session, call=call, offset=0, by=seat.robin)
