from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pacenotes.doors.web.calls.forms import MOST_FILES
from pacenotes.rooms.calls.models import MOST_BYTES, Call
from pacenotes.rooms.deals.models import Contact, Deal, Evidence
from pacenotes.rooms.history.models import Job
from tests.cast import DISCOVERY, discovery_team, heard_call, listen_to_all, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.calls.test_evidence import BUYER

pytestmark = pytest.mark.django_db


def drop(browser: Client, on: Deal, *files: tuple[str, bytes], **more: str) -> str:
    """Drop files on a deal; the page that follows."""
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    answer = browser.post(f"/deals/{on.pk}/calls/", {"transcripts": sent, **more}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_dropped_file_is_read_in_the_background_and_then_shown(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    browser = signed_in(robin)
    waiting = drop(browser, team, ("discovery.md", DISCOVERY.encode()), held_on="2026-09-14")
    assert "Waiting for its turn" in waiting
    call = Call.objects.get()
    listen_to_all()
    page = browser.get(f"/calls/{call.pk}/").content.decode()
    for shown in (
        "Dana Whitfield", "Our CFO, Priya Raman, signs anything above 50,000.", "Accept",
        "Asked of us", "Promised", "context, never a target", "The text", 'id="u-8"',
    ):  # fmt: skip
        assert shown.lower() in page.lower(), shown


def test_progress_is_polled_and_at_the_end_the_page_loads_anew(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    browser = signed_in(robin)
    drop(browser, team, ("discovery.md", DISCOVERY.encode()))
    address = f"/calls/{Call.objects.get().pk}/"
    polled = browser.get(address + "progress/", headers={"HX-Request": "true"})
    assert "<progress" in polled.content.decode()
    assert "HX-Refresh" not in polled
    listen_to_all()
    assert browser.get(address + "progress/", headers={"HX-Request": "true"})["HX-Refresh"]
    assert browser.get(address + "progress/")["Location"] == address


def test_several_files_become_several_calls_and_what_is_wrong_is_said_of_each(
    signed_in: SignedIn,
) -> None:
    team, robin, _ = discovery_team()
    page = drop(
        signed_in(robin),
        team,
        ("one.md", DISCOVERY.encode()),
        ("again.md", DISCOVERY.encode()),
        ("empty.vtt", b""),
        ("huge.vtt", b"x" * (MOST_BYTES + 1)),
    )
    assert Call.objects.count() == 1
    assert "very same file already" in page
    assert "“empty.vtt” is empty" in page
    assert "“huge.vtt” is 10 MB" in page


def test_too_many_files_and_none_are_refused(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    browser = signed_in(robin)
    many = [(f"{n}.txt", f"A: {n}".encode()) for n in range(MOST_FILES + 1)]
    assert f"At most {MOST_FILES} files" in drop(browser, team, *many)
    assert "required" in drop(browser, team)
    assert not Call.objects.exists()


def test_a_body_that_is_too_large_is_refused_before_it_is_read(
    signed_in: SignedIn, settings: object
) -> None:
    settings.MOST_UPLOADED_BYTES = 2000  # type: ignore[attr-defined]
    team, robin, _ = discovery_team()
    sent = SimpleUploadedFile("a.txt", b"x" * 3000)
    answer = signed_in(robin).post(f"/deals/{team.pk}/calls/", {"transcripts": [sent]})
    assert answer.status_code == 413
    assert "Nothing was added" in answer.content.decode()
    assert not Call.objects.exists()


def test_an_unreadable_file_says_why_and_can_be_replaced_or_removed(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    browser = signed_in(robin)
    drop(browser, team, ("broken.json", b'{"results": ['))
    listen_to_all()
    call = Call.objects.get()
    page = browser.get(f"/calls/{call.pk}/").content.decode()
    assert "can&#x27;t be read as a call" in page or "can't be read as a call" in page
    assert "Nothing was lost" in page
    better = SimpleUploadedFile("ok.md", DISCOVERY.encode())
    browser.post(f"/calls/{call.pk}/original/", {"file": better})
    listen_to_all()
    assert "Five questions" in browser.get(f"/calls/{call.pk}/").content.decode()
    drop(browser, team, ("broken2.json", b"{"))
    listen_to_all()
    second = Call.objects.exclude(pk=call.pk).get()
    assert browser.post(f"/calls/{second.pk}/removal/")["Location"] == f"/deals/{team.pk}/"
    assert Call.objects.get() == call


def test_a_job_that_stopped_says_that_nothing_was_lost(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    browser = signed_in(robin)
    drop(browser, team, ("discovery.md", DISCOVERY.encode()))
    Job.objects.update(state="failed")
    page = browser.get(f"/calls/{Call.objects.get().pk}/").content.decode()
    assert "Nothing was lost" in page
    assert "Try again" in page


def test_accepting_works_without_scripts_and_with_them(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    browser = signed_in(robin)
    found = call.findings.get(signal="deadlines")
    address = f"/calls/{call.pk}/findings/{found.pk}/decisions/"
    answer = browser.post(address, {"decision": "accepted"})
    assert answer["Location"] == f"/calls/{call.pk}/#deadlines"
    found.refresh_from_db()
    assert found.decision == "accepted"
    part = browser.post(address, {"decision": "rejected"}, headers={"HX-Request": "true"})
    assert part.content.decode().startswith("<section")
    assert "rejected by Robin Adler" in part.content.decode()


def test_accepting_that_the_buyer_was_met_says_which_contact(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    call = heard_call(on, robin, BUYER)
    found = call.findings.get(signal="economic_buyer")
    browser, at = signed_in(robin), f"/calls/{call.pk}/"
    assert "add who it was first" in browser.get(at).content.decode()
    priya = Contact.objects.create(account=on.account, name="Priya Raman", title="CFO")
    assert f'<option value="{priya.pk}" selected>Priya Raman, CFO' in browser.get(at).text
    decide = f"{at}findings/{found.pk}/decisions/"
    Contact.objects.filter(pk=priya.pk).update(name="Somebody")
    Evidence.objects.filter(pk=found.evidence_id).update(contact=None)
    refused = browser.post(decide, {"decision": "accepted"}, headers={"HX-Request": "true"})
    assert "Say which contact was met" in refused.text, "in place, where it was decided"
    assert "Say which contact was met" in browser.post(
        decide, {"decision": "accepted"}, follow=True
    ).text  # fmt: skip
    browser.post(decide, {"decision": "accepted", "met": priya.pk})
    assert Evidence.objects.get(pk=found.evidence_id).met == priya


@pytest.mark.parametrize("data", [{}, {"decision": "maybe"}, {"decision": "\0"}])
def test_a_decision_that_is_none_changes_nothing(signed_in: SignedIn, data: dict[str, str]) -> None:
    team, robin, _ = discovery_team()
    found = heard_call(team, robin).findings.get(signal="deadlines")
    signed_in(robin).post(f"/calls/{found.call_id}/findings/{found.pk}/decisions/", data)
    found.refresh_from_db()
    assert found.decision == "proposed"


def test_the_technical_side_sees_no_buttons_and_is_told_who_decides(signed_in: SignedIn) -> None:
    team, robin, sam = discovery_team()
    call = heard_call(team, robin)
    browser = signed_in(sam)
    page = browser.get(f"/calls/{call.pk}/").content.decode()
    assert "sales side of the team accepts" in page
    assert "decisions/" not in page
    found = call.findings.get(signal="deadlines")
    answer = browser.post(
        f"/calls/{call.pk}/findings/{found.pk}/decisions/", {"decision": "accepted"}
    )
    assert answer.status_code == 403
    assert "Robin Adler" in answer.content.decode()
    found.refresh_from_db()
    assert found.decision == "proposed"


def test_a_finding_of_another_call_is_404(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    other = heard_call(team, robin, "**A:** hello\n\n**B:** yes\n")
    found = call.findings.first()
    assert found is not None
    answer = signed_in(robin).post(
        f"/calls/{other.pk}/findings/{found.pk}/decisions/", {"decision": "accepted"}
    )
    assert answer.status_code == 404


def test_strangers_get_404_at_every_address_of_a_call(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    found, speaker = call.findings.first(), call.speakers.first()
    assert found is not None
    assert speaker is not None
    stranger = signed_in(person())
    at = f"/calls/{call.pk}/"
    for path in ("", "yours/", "progress/", "original/", "utterances/1/", "larger-ear/"):
        assert stranger.get(at + path).status_code == 404, path
    for path in (
        "listenings/", "day/", "original/", "removal/", "larger-ear/stops/",
        f"speakers/{speaker.pk}/seats/", f"findings/{found.pk}/decisions/",
    ):  # fmt: skip
        assert stranger.post(at + path).status_code == 404, path
    assert stranger.post(f"/deals/{team.pk}/calls/").status_code == 404
    assert stranger.get(f"/deals/{team.pk}/").status_code == 404


def test_a_speaker_is_put_right_and_the_call_is_listened_to_again(signed_in: SignedIn) -> None:
    team, robin, sam = discovery_team()
    call = heard_call(team, robin, DISCOVERY.replace("Sam Okafor", "Speaker 2"))
    speaker = call.speakers.get(label="Speaker 2")
    browser = signed_in(robin)
    browser.post(f"/calls/{call.pk}/speakers/{speaker.pk}/seats/", {"seat": str(sam.pk)})
    listen_to_all()
    page = browser.get(f"/calls/{call.pk}/").content.decode()
    assert "Robin Adler said so" in page
    refused = browser.post(
        f"/calls/{call.pk}/speakers/{speaker.pk}/seats/", {"seat": "nobody"}, follow=True
    )
    assert "Nobody was seated" in refused.content.decode()


def test_a_colleagues_place_is_offered_to_that_colleague_alone(signed_in: SignedIn) -> None:
    team, robin, sam = discovery_team()
    call = heard_call(team, robin)
    places = {s.label: f"speakers/{s.pk}/seats/" for s in call.speakers.all()}
    page = signed_in(sam).get(f"/calls/{call.pk}/").content.decode()
    assert places["Sam Okafor"] in page
    assert places["Dana Whitfield"] in page
    assert places["Robin Adler"] not in page
    refused = signed_in(sam).post(f"/calls/{call.pk}/{places['Robin Adler']}", {"seat": sam.pk})
    assert refused.status_code == 403


def test_the_day_is_set_and_a_bad_one_is_refused(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    browser = signed_in(robin)
    browser.post(f"/calls/{call.pk}/day/", {"held_on": "2026-10-01"})
    bad = browser.post(f"/calls/{call.pk}/day/", {"held_on": "31.31.31"}, follow=True)
    assert "That is no day" in bad.content.decode()
    call.refresh_from_db()
    assert str(call.held_on) == "2026-10-01"


def test_the_file_is_given_back_as_it_came_and_never_shown(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    html = "<script>alert(1)</script>: hello\nB: yes\n"
    call = heard_call(team, robin, html, 'a"b.html')
    answer = signed_in(robin).get(f"/calls/{call.pk}/original/")
    assert answer.content == html.encode()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("times", [1, 3])
def test_a_call_costs_the_same_however_long(
    times: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin, DISCOVERY * times)
    browser = signed_in(robin)
    with django_assert_num_queries(15):
        browser.get(f"/calls/{call.pk}/")


def test_a_very_long_call_is_shown_in_parts(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pacenotes.doors.web.calls import call_text, views

    monkeypatch.setattr(call_text, "LONGEST_PART", 4)
    monkeypatch.setattr(views, "LONGEST_PART", 4)
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    browser = signed_in(robin)
    first = browser.get(f"/calls/{call.pk}/").content.decode()
    assert "Part 1 of 3" in first
    assert 'id="u-4"' not in first
    to = browser.get(f"/calls/{call.pk}/utterances/8/")
    assert to["Location"] == f"/calls/{call.pk}/?part=3#u-8"
    assert 'id="u-8"' in browser.get(f"/calls/{call.pk}/?part=3").content.decode()
    for odd in ("0", "-1", "x", "9" * 40, "\0"):
        assert browser.get(f"/calls/{call.pk}/", {"part": odd}).status_code == 200


def test_prices_spoken_of_have_a_place_of_their_own(signed_in: SignedIn) -> None:
    team, robin, _ = discovery_team()
    quoted = DISCOVERY + "\n**Robin Adler:** For forty pipelines it would be 38,000 euros a year.\n"
    page = signed_in(robin).get(f"/calls/{heard_call(team, robin, quoted).pk}/")
    assert "Prices spoken of" in page.text
    assert (
        "Prices spoken of"
        not in signed_in(robin).get(f"/calls/{heard_call(team, robin, DISCOVERY, 'b.md').pk}/").text
    )
