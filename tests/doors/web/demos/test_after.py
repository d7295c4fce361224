from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.doors.web.demos.after.drawing import drivers_of
from pacenotes.rooms.deals.models import TeamMember
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Cue, Feedback
from pacenotes.rooms.people.models import Person
from tests.cast import heard_call, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.demos.seat import Live, live

pytestmark = pytest.mark.django_db


def given(seat: Live) -> dict[str, object]:
    return {"to": seat.sam.pk, "went_well": "The pause after the alert", "to_try": "Ask first"}


def over() -> Live:
    seat = live()
    actions.show_step(session=seat.session, step=seat.demo.steps.all()[1], by=seat.sam)
    actions.send_cue(session=seat.session, text="CANARY-CUE", by=seat.robin)
    actions.park_cue(cue=Cue.objects.get(), by=seat.sam)
    actions.capture(session=seat.session, words="We lose days", part="need", by=seat.robin)
    asked = "What is it per seat?"
    actions.park_question(session=seat.session, text=asked, side="sales", by=seat.sam)
    actions.ask_for_wheel(session=seat.session, by=seat.noor)
    actions.let_go(session=seat.session, by=seat.sam)
    actions.take_wheel(session=seat.session, by=seat.noor)
    actions.end_session(session=seat.session, by=seat.sam)
    seat.session.refresh_from_db()
    return seat


def test_the_record_tells_steps_wheel_captures_and_questions(signed_in: SignedIn) -> None:
    seat = over()
    browser = signed_in(seat.noor)
    for page in ("", "live/"):
        assert (
            f'href="/demos/{seat.demo.pk}/after/"'
            in browser.get(f"/demos/{seat.demo.pk}/{page}").text
        )
    assert browser.get(f"/demos/{seat.demo.pk}/after/")["Location"] == (
        f"/demos/sessions/{seat.session.pk}/"
    )
    page = browser.get(f"/demos/sessions/{seat.session.pk}/").content.decode()
    for said in ("Alerts", "not shown", "let go", "took the wheel", "asked for it: over",
                 "We lose days", "What is it per seat?", "10:00"):  # fmt: skip
        assert said in page, said


def test_the_record_tells_whose_line_was_lost_and_who_came_back(signed_in: SignedIn) -> None:
    seat = live()
    for _ in range(2):
        seat.drops_off()
        actions.tell_lapsed(session_id=seat.session.pk)
        actions.beat(session=seat.session, by=seat.sam)
    seat.drops_off()
    actions.take_wheel(session=seat.session, by=seat.noor)
    page = signed_in(seat.robin).get(f"/demos/sessions/{seat.session.pk}/").content.decode()
    assert page.count(f"{seat.sam.name} dropped off the line") == 2
    assert page.count(f"{seat.sam.name} came back") == 2
    assert f"took the wheel from {seat.sam.name}, who was off the line" in page
    assert page.count('class="demo-dot is-lapsed"') == 2


def test_sixteen_drivers_each_have_a_look() -> None:
    holds = [SimpleNamespace(person_id=n, person=SimpleNamespace(name="A B")) for n in range(17)]
    record: Any = SimpleNamespace(holds=holds)
    looks = [(one.colour, one.pattern) for one in drivers_of(record).values()]
    assert len(set(looks)) == 16
    assert looks[0] == looks[16] == ("driver-1", "pattern-1")
    assert looks[4] == ("driver-1", "pattern-2")


def test_the_picture_tells_drivers_apart_without_colour_and_stands_as_a_table_too(
    signed_in: SignedIn,
) -> None:
    seat = over()
    text = "WEBVTT\n\n00:00:00.000 --> 00:10:00.000\n<v Dana Whitfield>We lose days.\n"
    call = heard_call(seat.demo.deal, seat.robin, text, "demo.vtt")
    actions.join_call(session=seat.session, call=call, offset=0, by=seat.robin)
    page = signed_in(seat.robin).get(f"/demos/sessions/{seat.session.pk}/").content.decode()
    assert 'fill="url(#hatch-pattern-2)"' in page
    legend = page[page.index('class="demo-legend') :]
    legend = legend[: legend.index("</ul>")]
    assert seat.sam.name in legend
    assert seat.noor.name in legend
    table = page[page.index('class="demo-told"') :]
    table = table[: table.index("</table>")]
    for said in (seat.sam.name, seat.noor.name, "Speaks", "Dana Whitfield", "Alerts", "CANARY-CUE",
                 "We lose days"):  # fmt: skip
        assert said in table, said


def test_cues_come_back_to_whom_they_were_between_and_to_nobody_else(signed_in: SignedIn) -> None:
    seat = over()
    address = f"/demos/sessions/{seat.session.pk}/"
    for reader in (seat.robin, seat.sam):
        page = signed_in(reader).get(address).content.decode()
        assert "For later, as was said" in page
        assert "CANARY-CUE" in page
    leader = person("sales-manager")
    for reader in (seat.noor, leader):
        assert "CANARY-CUE" not in signed_in(reader).get(address).content.decode()


def test_a_stranger_sees_no_session(signed_in: SignedIn) -> None:
    seat = over()
    stranger = signed_in(person())
    assert stranger.get(f"/demos/sessions/{seat.session.pk}/").status_code == 404
    assert stranger.get(f"/demos/{seat.demo.pk}/after/").status_code == 404
    for noun in ("calls", "partings", "feedback"):
        assert stranger.post(f"/demos/sessions/{seat.session.pk}/{noun}/").status_code == 404


def test_a_leader_looks_and_gives_nothing(signed_in: SignedIn) -> None:
    seat = over()
    browser = signed_in(person("sales-manager"))
    page = browser.get(f"/demos/sessions/{seat.session.pk}/").content.decode()
    assert "Give a colleague feedback" not in page
    told = given(seat)
    assert browser.post(f"/demos/sessions/{seat.session.pk}/feedback/", told).status_code == 403
    assert not Feedback.objects.exists()


def test_a_commercial_question_waits_for_the_sales_side_and_is_answered_there(
    signed_in: SignedIn,
) -> None:
    seat = over()
    parked = seat.session.questions.get()
    address = f"/demos/sessions/{seat.session.pk}/"
    where = f"{address}#parked-{parked.pk}"
    robin = signed_in(seat.robin)
    assert where in robin.get("/today/").content.decode()
    assert where not in signed_in(seat.noor).get("/today/").content.decode()
    answers = f"/demos/{seat.demo.pk}/questions/{parked.pk}/answers/"
    assert answers in robin.get(address).content.decode()
    assert answers not in signed_in(seat.noor).get(address).content.decode()
    refused = robin.post(answers, {"answer": "x" * 4001})
    assert refused.status_code == 422
    assert "x" * 4001 in refused.content.decode()
    assert robin.post(answers, {"answer": "Forty a month"})["Location"] == address
    assert "Forty a month" in signed_in(seat.noor).get(address).content.decode()
    assert where not in robin.get("/today/").content.decode()


def test_feedback_is_given_read_shared_and_kept(signed_in: SignedIn) -> None:
    seat = over()
    address = f"/demos/sessions/{seat.session.pk}/"
    assert signed_in(seat.robin).post(address + "feedback/", given(seat))["Location"] == address
    feedback = Feedback.objects.get()
    said, shares = "The pause after the alert", f"/demos/feedback/{feedback.pk}/shares/"
    assert said in signed_in(seat.sam).get(address).content.decode()
    assert said in signed_in(seat.sam).get("/demos/feedback/").content.decode()
    assert said in signed_in(seat.robin).get("/demos/feedback/").content.decode()
    assert said not in signed_in(seat.noor).get(address).content.decode()
    assert signed_in(seat.noor).get(f"/demos/feedback/{feedback.pk}/").status_code == 404
    assert signed_in(seat.noor).post(shares).status_code == 404
    assert signed_in(seat.robin).post(shares).status_code == 403
    assert signed_in(seat.sam).post(shares, {"version": "1"}).status_code == 302
    assert said in signed_in(seat.noor).get(address).content.decode()
    signed_in(seat.sam).post(f"/demos/feedback/{feedback.pk}/withdrawals/")
    assert said not in signed_in(seat.noor).get(address).content.decode()


def test_feedback_that_was_reworded_meanwhile_is_not_shared(signed_in: SignedIn) -> None:
    seat = over()
    signed_in(seat.robin).post(f"/demos/sessions/{seat.session.pk}/feedback/", given(seat))
    address = f"/demos/feedback/{Feedback.objects.get().pk}/"
    sam = signed_in(seat.sam)
    assert 'name="version" value="1"' in sam.get("/demos/feedback/").content.decode()
    signed_in(seat.robin).post(address, {"went_well": "Two pauses"})
    for sent in ({"version": "1"}, {}, {"version": "soon"}, {"version": "9" * 40}):
        page = sam.post(address + "shares/", sent, follow=True).content.decode()
        assert "has reworded it since you read it" in page
        assert "Two pauses" in page
        assert not Feedback.objects.get().is_shared
    sam.post(address + "shares/", {"version": "2"})
    assert Feedback.objects.get().is_shared


def test_feedback_is_reworded_by_its_giver(signed_in: SignedIn) -> None:
    seat = over()
    signed_in(seat.robin).post(f"/demos/sessions/{seat.session.pk}/feedback/", given(seat))
    address = f"/demos/feedback/{Feedback.objects.get().pk}/"
    assert "The pause after" in signed_in(seat.robin).get(address).content.decode()
    signed_in(seat.robin).post(address, {"went_well": "Two pauses"})
    assert Feedback.objects.get().went_well == "Two pauses"
    assert signed_in(seat.sam).get(address).status_code == 403


@pytest.mark.parametrize("told", [{"went_well": ""}, {"to": "999999999"}, {"to_try_in": "9" * 20}])
def test_what_cant_be_given_stays_in_the_form(told: dict[str, str], signed_in: SignedIn) -> None:
    seat = over()
    sent = {**given(seat), **told}
    answer = signed_in(seat.robin).post(f"/demos/sessions/{seat.session.pk}/feedback/", sent)
    assert answer.status_code == 422
    assert "Ask first" in answer.content.decode()
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    ("began_at", "offset"),
    [("0:00", 0), ("4:30", 270), ("1:00:05", 3605), ("-0:30", -30), ("soon", None), ("4:99", None)],
)
def test_a_call_is_joined_where_the_demo_began(
    began_at: str, offset: float | None, signed_in: SignedIn
) -> None:
    seat = over()
    call = heard_call(seat.demo.deal, seat.robin)
    browser = signed_in(seat.robin)
    address = f"/demos/sessions/{seat.session.pk}/"
    answer = browser.post(address + "calls/", {"call": call.pk, "began_at": began_at})
    assert answer.status_code == (422 if offset is None else 302)
    seat.session.refresh_from_db()
    assert seat.session.call_offset == offset
    if offset is not None:
        assert call.title in browser.get(address).content.decode()
        browser.post(address + "partings/")
        seat.session.refresh_from_db()
        assert seat.session.call is None


def test_hostile_words_are_shown_as_text(signed_in: SignedIn) -> None:
    seat = live()
    hostile = "<script>alert(1)</script>"
    actions.send_cue(session=seat.session, text=hostile, by=seat.robin)
    actions.capture(session=seat.session, words=hostile, by=seat.robin)
    actions.end_session(session=seat.session, by=seat.sam)
    seat.session.refresh_from_db()
    told = {**given(seat), "went_well": hostile}
    browser: Person = seat.robin
    signed_in(browser).post(f"/demos/sessions/{seat.session.pk}/feedback/", told)
    page = signed_in(browser).get(f"/demos/sessions/{seat.session.pk}/").content.decode()
    assert hostile not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_record_costs_the_same_however_much_happened(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    seat = live()
    call = heard_call(seat.demo.deal, seat.robin)
    for number in range(rows):
        actions.show_step(session=seat.session, step=seat.demo.steps.all()[number % 3], by=seat.sam)
        cue = actions.send_cue(session=seat.session, text=f"cue {number}", by=seat.robin)
        actions.take_cue(cue=cue, by=seat.sam)
        actions.capture(session=seat.session, words="We lose days", part="need", by=seat.robin)
        actions.park_question(session=seat.session, text="Why?", side="technical", by=seat.sam)
        actions.let_go(session=seat.session, by=seat.sam)
        actions.take_wheel(session=seat.session, by=seat.sam)
    actions.join_call(session=seat.session, call=call, offset=0, by=seat.robin)
    actions.end_session(session=seat.session, by=seat.sam)
    seat.session.refresh_from_db()
    for to in (seat.robin, seat.noor)[:rows]:
        actions.give_feedback(
            session=seat.session, to=to, by=seat.sam,
            fields={"went_well": "x", "went_well_in": None, "to_try": "", "to_try_in": None},
        )  # fmt: skip
    browser = signed_in(seat.sam)
    # Session, person; the session, its team; steps, shown, holds, handovers, their line, cues,
    # captures, questions, feedback; speech; and for its forms steps, colleagues, calls.
    with django_assert_num_queries(19):
        browser.get(f"/demos/sessions/{seat.session.pk}/")


@pytest.mark.parametrize("rows", [1, 3])
def test_ones_own_feedback_costs_the_same_however_much(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sam = person("pre-sales-engineer")
    for _ in range(rows):
        seat = live()
        TeamMember.objects.create(deal=seat.demo.deal, person=sam, position_key=sam.position_key)
        actions.end_session(session=seat.session, by=seat.sam)
        seat.session.refresh_from_db()
        for to, by in ((sam, seat.robin), (seat.robin, sam)):
            actions.give_feedback(
                session=seat.session, to=to, by=by,
                fields={"went_well": "x", "went_well_in": None, "to_try": "", "to_try_in": None},
            )  # fmt: skip
    browser = signed_in(sam)
    # Session, person; received with teams, given with teams.
    with django_assert_num_queries(6):
        browser.get("/demos/feedback/")
