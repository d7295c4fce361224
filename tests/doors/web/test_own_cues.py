"""Law 5: what one sent silently stands beside one's own remarks, for oneself and nobody else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.doors.web.calls import own_page
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Cue, DemoSession
from pacenotes.rooms.demos.queries import own_cues
from pacenotes.rooms.people.models import Person
from tests.cast import deal, heard_call, listen_to_all, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.calls.test_driven import TIMED
from tests.rooms.deals.seats import LEADS, all_rows, seated
from tests.rooms.demos.stage import step

pytestmark = pytest.mark.django_db

CANARY = "CANARY-SILENT"
OPEN = "a silent cue was open to you"
SENT = "you sent a silent cue in the same minute"


@dataclass
class Told:
    """Robin told Sam, who drove, aloud at 1:00 of the call to go back to the overview."""

    call: Call
    session: DemoSession
    robin: Person
    sam: Person
    noor: Person

    def page(self, who: Person, signed_in: SignedIn) -> str:
        """What somebody reads of their own conduct, empty where there is no such page."""
        answer = signed_in(who).get(f"/calls/{self.call.pk}/yours/")
        return answer.content.decode() if answer.status_code == 200 else ""


def told(*cued_at: float, lasts: float = 600) -> Told:
    """A joined demo from the call's beginning on; Robin sent cues at these seconds of it."""
    robin = person("account-executive", "Robin Adler")
    sam, noor = person("pre-sales-engineer", "Sam Okafor"), person("product-management")
    demo = actions.plan_demo(deal=deal(robin, sam, noor), title="Demo", by=sam)
    step(demo, "Alerts")
    call = heard_call(demo.deal, robin, TIMED, "demo.vtt")
    session = actions.start_session(demo=demo, by=sam)
    for number, at in enumerate(cued_at):
        cue = actions.send_cue(session=session, text=f"{CANARY} {number}", by=robin)
        actions.take_cue(cue=cue, by=sam)
        moment = session.started_at + dt.timedelta(seconds=at)
        Cue.objects.filter(pk=cue.pk).update(sent_at=moment, settled_at=moment)
    actions.end_session(session=session, by=sam)
    ended = session.started_at + dt.timedelta(seconds=lasts)
    DemoSession.objects.filter(pk=session.pk).update(ended_at=ended)
    session.holds.update(released_at=ended)
    actions.join_call(session=session, call=call, offset=0, by=robin)
    listen_to_all()
    return Told(call, session, robin, sam, noor)


def test_where_none_was_sent_one_was_open(signed_in: SignedIn) -> None:
    seat = told()
    page = seat.page(seat.robin, signed_in)
    assert "Go back to the overview" in page
    assert OPEN in page
    assert "Sent silently" not in page


def test_a_cue_of_the_same_minute_is_named_with_its_fate(signed_in: SignedIn) -> None:
    seat = told(30)
    page = seat.page(seat.robin, signed_in)
    assert f"{SENT}, at 0:30: “{CANARY} 0” (taken)" in page
    assert OPEN not in page


def test_a_cue_of_another_minute_is_listed_and_no_more(signed_in: SignedIn) -> None:
    seat = told(300)
    page = seat.page(seat.robin, signed_in)
    assert SENT not in page
    assert OPEN in page
    assert "Sent silently" in page
    assert f"{CANARY} 0" in page
    assert "5:00" in page


def test_before_and_after_the_demo_no_cue_was_open(signed_in: SignedIn) -> None:
    seat = told(lasts=50)
    DemoSession.objects.update(call_offset=200)
    assert OPEN not in seat.page(seat.robin, signed_in)


def test_a_driver_who_was_told_reads_nothing_of_it(signed_in: SignedIn) -> None:
    seat = told(30)
    page = seat.page(seat.sam, signed_in)
    assert "For your eyes only" in page
    for canary in (CANARY, SENT, OPEN):
        assert canary not in page


def everything(seat: Told, who: Person, signed_in: SignedIn) -> str:
    """Every page on which anything of this call, demo and deal stands, as somebody sees it."""
    on, demo = seat.call.deal_id, seat.session.demo_id
    paths = [
        f"/calls/{seat.call.pk}/", f"/calls/{seat.call.pk}/yours/", f"/deals/{on}/",
        f"/deals/{on}/timeline/", f"/demos/{demo}/", f"/demos/sessions/{seat.session.pk}/",
        f"/demos/{demo}/live/", "/", "/today/", "/deals/", "/demos/", "/demos/feedback/",
        f"/search/?q={CANARY}", "/people/", "/you/",
    ]  # fmt: skip
    browser = signed_in(who)
    return "".join(browser.get(path, follow=True).content.decode() for path in paths)


def others(seat: Told) -> list[Person]:
    """A colleague, who leads the deal's part, and the top: Robin's cues are none of theirs."""
    leader = seated(seat.call.deal, LEADS, "sales-manager")
    return [seat.noor, leader, person("sales-manager")]


def test_nobody_else_sees_it_on_any_page(signed_in: SignedIn) -> None:
    seat = told(30, 300)
    assert f"{CANARY} 0" in everything(seat, seat.robin, signed_in)
    for other in others(seat):
        pages = everything(seat, other, signed_in).replace(f"?q={CANARY}", "")
        pages = pages.replace(f'value="{CANARY}"', "").replace(f"“{CANARY}”", "")
        for canary in (f"{CANARY} 0", f"{CANARY} 1", SENT, OPEN):
            assert canary not in pages


def test_a_leak_would_be_seen(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    seat = told(30)
    kept = own_cues.own_cues

    def leak(call: Call, _: Person) -> own_cues.OwnCues | None:
        return kept(call, seat.robin)

    assert CANARY not in seat.page(seat.sam, signed_in)
    monkeypatch.setattr(own_page, "own_cues", leak)
    assert CANARY in seat.page(seat.sam, signed_in)


def test_looking_writes_nothing_down(signed_in: SignedIn) -> None:
    seat = told(30)
    before = all_rows()
    seat.page(seat.robin, signed_in)
    assert all_rows() == before


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_however_many_cues(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat = told(*range(30, 30 + rows))
    browser = signed_in(seat.robin)
    with django_assert_num_queries(15):
        browser.get(f"/calls/{seat.call.pk}/yours/")
