from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from pacenotes.core.mails import ReadMail
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import LONGEST_NOTE, Deal, Mail, Note, NoteVersion
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, deal, person
from tests.rooms.deals.seats import ON, all_rows, everywhere, happens, is_one_of, seated
from tests.rooms.deals.words import SAID_ON, note

pytestmark = pytest.mark.django_db

MAIL = ReadMail("Budget", "dana@meridian.example", "robin@ours.example", SAID_ON, "We have it.")


@pytest.fixture
def robin() -> Person:
    return person(name="Robin Adler")


@pytest.fixture
def on(robin: Person) -> Deal:
    return deal(robin)


def test_a_notes_author_and_time_are_kept_and_its_edits_are_versions(
    on: Deal, robin: Person
) -> None:
    written = note(on, robin, "One.\r\n\rTwo. ")
    actions.edit_note(note=written, text="Three.", version=1, by=robin)
    assert [(v.number, v.text, v.written_by) for v in written.versions.all()] == [
        (2, "Three.", robin),
        (1, "One.\n\nTwo.", robin),
    ]
    assert written.written_by == robin
    assert written.written_at is not None


def test_an_edit_that_changes_nothing_is_no_version(on: Deal, robin: Person) -> None:
    written = note(on, robin, "One.")
    before = all_rows()
    actions.edit_note(note=written, text=" One.\r\n", version=1, by=robin)
    assert all_rows() == before


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({}, ""), ({}, " \r\n "), ({}, "x" * (LONGEST_NOTE + 1)), ({"title": " "}, "One."),
        ({"title": "x" * 201}, "One."), ({"about_on": None}, "One."),
    ],
)  # fmt: skip
def test_a_note_that_can_not_be_is_refused_whole(
    on: Deal, robin: Person, fields: dict[str, object], text: str
) -> None:
    before = all_rows()
    with pytest.raises(ValidationError):
        note(on, robin, text, **fields)
    assert all_rows() == before


def test_what_no_database_takes_is_kept_as_a_sign(on: Deal, robin: Person) -> None:
    written = note(on, robin, "a\0b\ud800", title="t\0\ud800")
    assert written.versions.get().text == "a\ufffdb\ufffd"
    assert Note.objects.get().title == "t\ufffd\ufffd"


def test_the_second_of_two_edits_is_shown_the_first(on: Deal, robin: Person) -> None:
    written = Note.objects.prefetch_related("versions").get(pk=note(on, robin, "One.").pk)
    assert len(written.versions.all()) == 1, "as a page may have read them"
    actions.edit_note(note=written, text="Mine.", version=1, by=robin)
    before = all_rows()
    with pytest.raises(actions.Conflict) as conflict:
        actions.edit_note(note=written, text="Theirs.", version=1, by=robin)
    assert isinstance(conflict.value.now, NoteVersion)
    assert (conflict.value.now.number, conflict.value.now.text) == (2, "Mine.")
    assert all_rows() == before


@everywhere
def test_anybody_on_the_team_writes_notes_and_keeps_mails(where: str, position: str) -> None:
    on = deal(person())
    someone = seated(on, where, position)
    on = Deal.objects.get(pk=on.pk)
    may = is_one_of(where, position, EVERY_POSITION)
    happens(may, lambda: note(on, someone, "One."))
    happens(may, lambda: actions.add_mail(deal=on, mail=MAIL, by=someone))


@everywhere
def test_a_note_is_edited_by_its_author_alone(where: str, position: str) -> None:
    robin = person()
    on = deal(robin)
    written = note(on, robin, "One.")
    someone = seated(on, where, position)
    written = Note.objects.get(pk=written.pk)
    assert not rules.may_edit_note(someone, written)
    happens(False, lambda: actions.edit_note(note=written, text="Else.", version=1, by=someone))
    if where == ON:
        own = note(Deal.objects.get(pk=on.pk), someone, "Mine.")
        assert rules.may_edit_note(someone, own)
        on.team.filter(person=someone).delete()
        own = Note.objects.get(pk=own.pk)
        assert not rules.may_edit_note(someone, own), "off the team it is theirs to read no more"
        happens(False, lambda: actions.edit_note(note=own, text="Else.", version=1, by=someone))


def test_the_same_mail_again_is_the_one_that_is_there(on: Deal, robin: Person) -> None:
    kept = actions.add_mail(deal=on, mail=MAIL, by=robin)
    before = all_rows()
    assert actions.add_mail(deal=on, mail=MAIL, by=robin) == kept
    assert all_rows() == before
    assert actions.add_mail(deal=deal(robin), mail=MAIL, by=robin) != kept


def test_a_mail_of_any_size_and_of_any_letters_fits(on: Deal, robin: Person) -> None:
    odd = "\0\ud800" * 3000
    kept = actions.add_mail(deal=on, mail=ReadMail(odd, odd, odd, dt.date.max, odd), by=robin)
    kept.refresh_from_db()
    assert (len(kept.subject), len(kept.sender), len(kept.recipients)) == (300, 300, 1000)
    assert Mail.objects.get().text.count("\ufffd") == 6000
