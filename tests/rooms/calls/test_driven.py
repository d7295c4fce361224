"""A call is told who drove by its demo's record, and listened to by that."""

from __future__ import annotations

import pytest

from pacenotes.core.qualification import Decision
from pacenotes.core.roster import Party
from pacenotes.rooms.calls import actions, queries
from pacenotes.rooms.calls.actions import Drove
from pacenotes.rooms.calls.models import Call, DrivenSpan
from pacenotes.rooms.history.models import Event, Job
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, discovery_team, heard_call, listen_to_all, person
from tests.rooms.deals.seats import everywhere, happens, is_one_of, seated

pytestmark = pytest.mark.django_db

TIMED = """WEBVTT

00:00:05.000 --> 00:00:20.000
<v Sam Okafor>Let me share my screen. Here you can see the pipelines.

00:00:30.000 --> 00:00:40.000
<v Dana Whitfield>We lost two days in March. That cost us 180,000 euros.

00:01:00.000 --> 00:01:10.000
<v Robin Adler>Go back to the overview.

00:02:00.000 --> 00:02:10.000
<v Sam Okafor>Show them the alert page. No, the other tab.
"""


def timed() -> tuple[Call, Person, Person]:
    """A call with times, Robin of sales and Sam of pre-sales on it."""
    team, robin, sam = discovery_team()
    return heard_call(team, robin, TIMED, "demo.vtt"), robin, sam


def wheel(call: Call) -> list[tuple[str, str | None]]:
    """Who drove, as it was heard."""
    return [(f.kind, f.detail.who) for f in call.findings.filter(signal="wheel")]


def back_seat(call: Call, who: Person) -> list[str | None]:
    """Whom somebody steered, as they alone may read it."""
    own = queries.own_conduct(call, who)
    found = own.findings if own else ()
    return [f.detail.whom for f in found if f.signal == "back_seat"]


def test_without_a_record_the_words_tell_who_drove() -> None:
    call, robin, sam = timed()
    assert wheel(call) == [("driving", "Sam Okafor")]
    assert back_seat(call, robin) == ["Sam Okafor"]
    assert back_seat(call, sam) == []


def test_with_a_record_it_tells_and_the_words_dont() -> None:
    call, robin, sam = timed()
    actions.record_drivers(call=call, drivers=[Drove(robin, 0, 300)], by=sam)
    listen_to_all()
    assert wheel(call) == [("recorded", "Robin Adler")]
    assert back_seat(call, robin) == []
    assert set(back_seat(call, sam)) == {"Robin Adler"}


def test_the_record_is_written_down_and_listened_by_once() -> None:
    call, robin, sam = timed()
    drivers = [Drove(sam, 90.5, 300), Drove(robin, -20, 90.5), Drove(sam, 300, 300)]
    for _ in range(2):
        actions.record_drivers(call=call, drivers=drivers, by=robin)
    kept = call.driven.values_list("person", "start", "end")
    assert list(kept) == [(robin.pk, -20, 90.5), (sam.pk, 90.5, 300)]
    (event,) = Event.objects.filter(verb="recorded_drivers")
    assert (event.by, event.about_id, event.deal_id) == (robin, call.pk, None)
    assert (event.before, event.after) == ({"spans": 0}, {"spans": 2})
    assert Job.objects.filter(state=Job.State.QUEUED).count() == 1


def test_taken_away_the_words_tell_again() -> None:
    call, robin, sam = timed()
    actions.record_drivers(call=call, drivers=[Drove(robin, 0, 300)], by=sam)
    actions.record_drivers(call=call, drivers=(), by=robin)
    listen_to_all()
    assert not DrivenSpan.objects.exists()
    assert wheel(call) == [("driving", "Sam Okafor")]


@pytest.mark.parametrize("decision", [Decision.ACCEPTED, Decision.REJECTED])
def test_what_was_decided_stays(decision: Decision) -> None:
    call, robin, sam = timed()
    proposed = call.findings.filter(evidence__decision="proposed").first()
    assert proposed is not None
    actions.decide(finding=proposed, decision=decision, by=robin)
    for drivers in ([Drove(robin, 0, 300)], ()):
        actions.record_drivers(call=call, drivers=drivers, by=sam)
        listen_to_all()
        assert call.findings.get(pk=proposed.pk).decision == decision


@everywhere
def test_anybody_on_the_team_has_it_recorded(where: str, position: str) -> None:
    call, robin, _ = timed()
    somebody = seated(call.deal, where, position)
    may = is_one_of(where, position, EVERY_POSITION)
    drivers = [Drove(robin, 0, 300)]
    happens(may, lambda: actions.record_drivers(call=call, drivers=drivers, by=somebody))


def test_a_driver_who_is_no_speaker_is_named_and_nothing_is_said_of_their_time() -> None:
    call, robin, sam = timed()
    noor = person("product-management", "Noor Haddad")
    actions.record_drivers(
        call=call, drivers=[Drove(sam, 0, 50), Drove(noor, 50, 100), Drove(sam, 100, 300)], by=sam
    )
    listen_to_all()
    call.refresh_from_db()
    assert wheel(call) == [("recorded", "Sam Okafor"), ("recorded", "Sam Okafor")]
    (why,) = [a.why.say() for a in call.abstentions if a.signal == "wheel"]
    assert "Noor Haddad drove by the demo's record (0:50–1:40)" in why
    assert back_seat(call, robin) == []
    own = queries.own_conduct(call, robin)
    assert own is not None
    assert any("Noor Haddad had the wheel" in a.why.say() for a in own.abstentions)


def test_who_is_put_right_as_a_speaker_is_matched_with_the_record() -> None:
    team, robin, sam = discovery_team()
    call = heard_call(team, robin, TIMED.replace("Sam Okafor", "Speaker 2"), "demo.vtt")
    actions.record_drivers(call=call, drivers=[Drove(sam, 0, 300)], by=sam)
    listen_to_all()
    assert wheel(call) == []
    assert back_seat(call, robin) == []
    speaker = call.speakers.get(label="Speaker 2")
    actions.seat_speaker(speaker=speaker, party=Party.OURS, person=sam, by=sam)
    listen_to_all()
    assert wheel(call) == [("recorded", "Speaker 2")]
    assert back_seat(call, robin) == ["Speaker 2"]


def test_a_call_without_times_says_so_and_is_told_by_its_words() -> None:
    team, robin, sam = discovery_team()
    call = heard_call(team, robin)
    actions.record_drivers(call=call, drivers=[Drove(robin, 0, 300)], by=sam)
    listen_to_all()
    call.refresh_from_db()
    assert wheel(call) == [("driving", "Sam Okafor")]
    assert any("no times" in a.why.say() for a in call.abstentions)


def test_a_file_that_cant_be_read_isnt_tried_again_for_it() -> None:
    team, robin, sam = discovery_team()
    call = heard_call(team, robin, "{", "broken.json")
    actions.record_drivers(call=call, drivers=[Drove(sam, 0, 300)], by=sam)
    assert not Job.objects.filter(state=Job.State.QUEUED).exists()
    actions.replace_original(call=call, file_name="demo.vtt", data=TIMED.encode(), by=robin)
    listen_to_all()
    assert wheel(call) == [("recorded", "Sam Okafor")]


def test_the_job_and_ones_own_page_match_alike() -> None:
    call, robin, sam = timed()
    drivers = [Drove(sam, 0, 90), Drove(robin, 90, 300)]
    actions.record_drivers(call=call, drivers=drivers, by=sam)
    roster = queries.roster_for(call, queries.transcript_of(call))
    by_roster = queries.driving_by(call, roster)
    assert by_roster == queries.driving_of(call)
    assert [span.labels for span in by_roster] == [("Sam Okafor",), ("Robin Adler",)]
