"""A call's page shows the demo that it was: who drove, what was shown, and one's own cues."""

from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Cue, DemoSession, Hold
from pacenotes.rooms.people.models import Person
from tests.cast import heard_call, listen_to_all, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.seats import LEADS, seated
from tests.rooms.demos.seat import Live, live

pytestmark = pytest.mark.django_db

CANARY = "CANARY-CUE"


def joined(rows: int = 1) -> tuple[Live, Call]:
    """A demo of ten minutes that began ninety seconds into its call, with a cue that was parked."""
    seat = live()
    call = heard_call(seat.demo.deal, seat.robin)
    steps = seat.demo.steps.all()
    for number in range(rows):
        actions.show_step(session=seat.session, step=steps[number % 3], by=seat.sam)
        cue = actions.send_cue(session=seat.session, text=f"{CANARY} {number}", by=seat.robin)
        actions.park_cue(cue=cue, by=seat.sam)
        actions.let_go(session=seat.session, by=seat.sam)
        actions.take_wheel(session=seat.session, by=seat.sam)
    actions.end_session(session=seat.session, by=seat.sam)
    began = seat.session.started_at
    last = began + dt.timedelta(minutes=10)
    DemoSession.objects.filter(pk=seat.session.pk).update(ended_at=last)
    newest = seat.session.holds.order_by("pk").last()
    Hold.objects.filter(pk=getattr(newest, "pk", None)).update(released_at=last)
    Cue.objects.update(sent_at=began + dt.timedelta(minutes=2))
    actions.join_call(session=seat.session, call=call, offset=90, by=seat.robin)
    listen_to_all()
    return seat, call


def page_of(call: Call, who: Person, signed_in: SignedIn) -> str:
    """What somebody sees of a call."""
    return signed_in(who).get(f"/calls/{call.pk}/").content.decode()


def test_the_demo_stands_on_its_calls_page_in_the_calls_time(signed_in: SignedIn) -> None:
    seat, call = joined()
    page = page_of(call, seat.noor, signed_in)
    for said in ("The demo", seat.sam.name, "1:30", "until 11:30", "Pipeline", "not shown",
                 f"/demos/sessions/{seat.session.pk}/"):  # fmt: skip
        assert said in page, said


def test_a_call_without_a_demo_shows_none(signed_in: SignedIn) -> None:
    seat, call = joined()
    actions.part_call(session=seat.session, by=seat.robin)
    page = page_of(call, seat.robin, signed_in)
    assert 'id="demo"' not in page
    assert CANARY not in page


def test_cues_stand_there_for_whom_they_were_between_and_for_nobody_else(
    signed_in: SignedIn,
) -> None:
    seat, call = joined()
    for reader in (seat.robin, seat.sam):
        page = page_of(call, reader, signed_in)
        assert f"{CANARY} 0" in page
        assert "3:30" in page
        assert "later" in page
    leader, top = seated(seat.demo.deal, LEADS, "sales-manager"), person("sales-manager")
    for reader in (seat.noor, leader, top):
        page = page_of(call, reader, signed_in)
        assert "Who had the wheel" in page
        assert CANARY not in page
        assert "Your cues" not in page


def test_a_leak_would_be_seen(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    from pacenotes.rooms.demos.queries import record

    monkeypatch.setattr(record, "_own_cues", lambda session, _: tuple(session.cues.all()))
    seat, call = joined()
    assert CANARY in page_of(call, seat.noor, signed_in)


def test_a_stranger_sees_neither_call_nor_demo(signed_in: SignedIn) -> None:
    _, call = joined()
    assert signed_in(person()).get(f"/calls/{call.pk}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_however_much_happened(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat, call = joined(rows)
    browser = signed_in(seat.robin)
    # The call's own 13; session, holds, shown, steps, cues.
    with django_assert_num_queries(18):
        browser.get(f"/calls/{call.pk}/")
