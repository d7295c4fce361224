from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.mails import ReadMail
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Deal, Evidence, Mail, Note
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, deal, discovery_team, heard_call, person
from tests.doors.web.conftest import SignedIn

pytestmark = pytest.mark.django_db

MAIL = b"""From: Dana Whitfield <dana@customer.example>\r
To: robin@ours.example\r
Date: Thu, 10 Sep 2026 09:00:00 +0200\r
Subject: Budget\r
\r
Hello,\r
we have set aside 90,000 euros.\r
"""


def a_note(on: Deal, by: Person, text: str = "Lunch with Dana.\nThe board meets in May.") -> Note:
    return actions.write_note(
        deal=on, title="Lunch", text=text, about_on=dt.date(2026, 9, 10), by=by
    )


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_on_the_team_writes_notes(position: str, signed_in: SignedIn) -> None:
    member = person(position)
    on = deal(member)
    told = {"title": "Lunch", "about_on": "2026-09-10", "text": "The board meets in May."}
    answer = signed_in(member).post(f"/deals/{on.pk}/notes/new/", told)
    note = Note.objects.get()
    assert answer["Location"] == f"/deals/notes/{note.pk}/"
    assert "The board meets in May." in signed_in(member).get(answer["Location"]).content.decode()


def test_nobody_off_the_team_sees_or_writes_anything(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    note = a_note(on, robin)
    version = note.versions.get()
    stranger = signed_in(person())
    for address in (
        f"/deals/{on.pk}/sources/", f"/deals/{on.pk}/notes/new/", f"/deals/notes/{note.pk}/",
        f"/deals/notes/{note.pk}/edit/", f"/deals/notes/versions/{version.pk}/",
    ):  # fmt: skip
        assert stranger.get(address).status_code == 404
    told = {"quoted": "The board meets in May.", "part": "process"}
    address = f"/deals/notes/versions/{version.pk}/citations/"
    assert stranger.post(address, told).status_code == 404
    assert not Evidence.objects.exists()


def test_a_note_is_written_anew_by_its_author_and_the_earlier_version_stays(
    signed_in: SignedIn,
) -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin, sam)
    note = a_note(on, robin)
    first = note.versions.get()
    address = f"/deals/notes/{note.pk}/edit/"
    told = {"text": "The board meets in June.", "version": 1}
    assert signed_in(sam).post(address, told).status_code == 403
    assert signed_in(robin).post(address, told).status_code == 302
    page = signed_in(sam).get(f"/deals/notes/versions/{first.pk}/").content.decode()
    assert "earlier version" in page
    assert "in May" in page
    assert "in June" in signed_in(sam).get(f"/deals/notes/{note.pk}/").content.decode()


def test_two_edits_at_once_lose_nothing(signed_in: SignedIn) -> None:
    robin = person()
    note = a_note(deal(robin), robin)
    browser, address = signed_in(robin), f"/deals/notes/{note.pk}/edit/"
    browser.post(address, {"text": "From the laptop", "version": 1})
    answer = browser.post(address, {"text": "From the telephone", "version": 1})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "From the laptop" in page
    assert "From the telephone" in page


def test_words_are_cited_as_they_stand_and_proposed(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    version = a_note(on, robin).versions.get()
    address = f"/deals/notes/versions/{version.pk}/citations/"
    told = {"quoted": "The board meets in May.", "part": "process"}
    answer = signed_in(robin).post(address, told)
    piece = Evidence.objects.get()
    assert answer["Location"] == f"/deals/{on.pk}/questions/qualified/#e-{piece.pk}"
    assert (piece.words, piece.decision, piece.cited_by) == (told["quoted"], "proposed", robin)
    page = signed_in(robin).get(f"/deals/{on.pk}/questions/qualified/").content.decode()
    assert f"/deals/notes/versions/{version.pk}/" in page


@pytest.mark.parametrize("quoted", ["The board meets in June.", " ", "x" * 4000, "\0"])
def test_words_that_do_not_stand_there_are_no_evidence(quoted: str, signed_in: SignedIn) -> None:
    robin = person()
    version = a_note(deal(robin), robin).versions.get()
    address = f"/deals/notes/versions/{version.pk}/citations/"
    answer = signed_in(robin).post(address, {"quoted": quoted, "part": "process"})
    assert answer.status_code == 422
    assert not Evidence.objects.exists()


def test_a_mail_is_kept_as_it_was_sent_once(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    browser = signed_in(robin)
    for _ in range(2):
        file = SimpleUploadedFile("budget.eml", MAIL)
        answer = browser.post(f"/deals/{on.pk}/mails/", {"mail": file})
    kept = Mail.objects.get()
    assert answer["Location"] == f"/deals/mails/{kept.pk}/"
    assert (kept.subject, kept.sent_on) == ("Budget", dt.date(2026, 9, 10))
    page = browser.get(answer["Location"]).content.decode()
    assert "we have set aside 90,000 euros." in page
    told = {"quoted": "we have set aside 90,000 euros.", "part": "budget"}
    browser.post(f"/deals/mails/{kept.pk}/citations/", told)
    assert Evidence.objects.get().speaker == "Dana Whitfield <dana@customer.example>"


@pytest.mark.parametrize("data", [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"From: x\r\n\r\nhi"])
def test_a_file_that_is_no_mail_is_refused_in_plain_words(data: bytes, signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    browser = signed_in(robin)
    browser.post(f"/deals/{on.pk}/mails/", {"mail": SimpleUploadedFile("x.eml", data)})
    assert "Nothing was added" in browser.get(f"/deals/{on.pk}/sources/").content.decode()
    assert not Mail.objects.exists()


def test_words_of_a_call_are_cited_with_their_speaker_and_place(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    call = heard_call(on, robin)
    told = {"quoted": "a feed broke", "part": "today", "place": 1}
    answer = signed_in(robin).post(f"/calls/{call.pk}/citations/", told)
    piece = Evidence.objects.get(words="a feed broke")
    assert answer["Location"] == f"/deals/{on.pk}/questions/business-case/#e-{piece.pk}"
    assert (piece.speaker, piece.place, piece.said_on) == ("Dana Whitfield", 1, call.held_on)
    again = signed_in(robin).post(f"/calls/{call.pk}/citations/", {**told, "quoted": "never said"})
    assert again.status_code == 302
    assert not Evidence.objects.filter(words="never said").exists()


def test_our_own_words_do_not_make_the_economic_buyer_met(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    call = heard_call(on, robin)
    ours = {"quoted": "Thanks for making the time.", "part": "present", "place": 0}
    signed_in(robin).post(f"/calls/{call.pk}/citations/", ours)
    assert not Evidence.objects.filter(part="present").exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_sources_cost_the_same_however_many(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    on = deal(robin)
    for number in range(rows):
        a_note(on, robin, f"Note {number}")
        heard_call(on, robin, f"**A:** hello {number}\n\n**B:** yes\n")
    browser = signed_in(robin)
    with django_assert_num_queries(8):
        browser.get(f"/deals/{on.pk}/sources/")


def test_a_link_into_a_note_or_a_mail_leads_to_the_very_words(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    text = "We lose <days>.\nThe board decides."
    version = actions.write_note(
        deal=on, title="Lunch", text=text, about_on=dt.date(2026, 9, 10), by=robin
    ).versions.get()
    mail = actions.add_mail(
        deal=on, mail=ReadMail("Re", "a@b.example", "", dt.date(2026, 9, 10), text), by=robin
    )
    pieces = [
        actions.cite_note(version=version, quoted="lose <days>", part="need", by=robin),
        actions.cite_note(version=version, quoted="<days>.\nThe board", part="today", by=robin),
        actions.cite_note(version=version, quoted="lose <days>", part="metric", by=robin),
        actions.cite_mail(mail=mail, quoted="The board decides", part="process", by=robin),
    ]
    browser = signed_in(robin)
    for piece in pieces:
        question = browser.get(f"/deals/{on.pk}/questions/{piece.question}/").content.decode()
        (address,) = re.findall(rf'href="([^"]+#cited-{piece.pk})"', question)
        page = browser.get(address.partition("#")[0]).content.decode()
        words = page[page.index(f'id="cited-{piece.pk}"') :].split("</p>")[0].partition(">")[2]
        bare = re.sub(r"</?(?:mark|span)[^>]*>", "", words.replace("<br>", "\n"))
        assert unescape(bare).startswith(piece.words)
    assert browser.get(f"/deals/notes/{version.note_id}/").content.decode().count("<mark") == 3
