from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from pacenotes.core.mails import ReadMail
from pacenotes.core.qualification import QUESTIONS, Decision, Light
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Contact, Deal, Evidence, Mail, Note, NoteVersion
from pacenotes.rooms.deals.rules import may_contribute
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, deal, heard_call, person
from tests.rooms.deals.seats import all_rows, everywhere, happens, is_one_of, seated
from tests.rooms.deals.words import SAID_ON, decided, light, note

pytestmark = pytest.mark.django_db

TEXT = "Dana said:\r\nwe have 120,000 euros\r\nfor this year."
KEPT = "Dana said:\nwe have 120,000 euros\nfor this year."


@pytest.fixture
def robin() -> Person:
    return person(name="Robin Adler")


@pytest.fixture
def on(robin: Person) -> Deal:
    return deal(robin)


@pytest.fixture
def version(on: Deal, robin: Person) -> NoteVersion:
    return note(on, robin, TEXT).versions.get()


def contact(of: Deal, name: str = "Dana Whitfield", **fields: object) -> Contact:
    return Contact.objects.create(account=of.account, name=name, **fields)


def mail(on: Deal, by: Person, sender: str, text: str = "We have the money.") -> Mail:
    read = ReadMail("Budget", sender, "robin@ours.example", SAID_ON, text)
    return actions.add_mail(deal=on, mail=read, by=by)


def cite(
    version: NoteVersion, quoted: str, part: str, *, by: Person, contact: Contact | None = None
) -> Evidence:
    return actions.cite_note(version=version, quoted=quoted, part=part, by=by, contact=contact)


# words stand in a source, verbatim


@pytest.mark.parametrize(
    "quoted",
    [
        "we have 120,000 euros\nfor this year",
        "we have 120,000 euros\r\nfor this year",
        "  we have 120,000 euros for this year ",
        "we have 120,000\u00a0euros\tfor this year",
    ],
)
def test_words_are_kept_as_they_stand_however_the_browser_sent_their_spaces(
    version: NoteVersion, robin: Person, quoted: str
) -> None:
    piece = cite(version, quoted, "budget", by=robin)
    assert piece.words == "we have 120,000 euros\nfor this year"
    assert version.text[piece.start : piece.end] == piece.words
    assert (piece.question, piece.said_on, piece.speaker) == ("qualified", SAID_ON, "Robin Adler")
    assert (piece.source, piece.source_id, piece.source_title) == ("note", version.pk, "Lunch")
    assert (piece.cited_by, piece.decision) == (robin, Decision.PROPOSED)


@pytest.mark.parametrize(
    "quoted",
    ["", "   ", "we have 130,000 euros", "We have", "\0", "\ud800", "we have\0", "x" * 3000],
)
def test_words_free_of_a_source_are_refused_and_nothing_changes(
    version: NoteVersion, robin: Person, quoted: str
) -> None:
    before = all_rows()
    with pytest.raises(actions.NotInSource) as refused:
        cite(version, quoted, "budget", by=robin)
    assert "Nothing was changed" in refused.value.words.say()
    assert all_rows() == before


def test_what_no_database_takes_can_still_be_cited_from_where_it_was_written(
    on: Deal, robin: Person
) -> None:
    version = note(on, robin, "we have\0 \ud800 money").versions.get()
    piece = cite(version, "have\0 \ud800 money", "budget", by=robin)
    assert piece.words == "have\ufffd \ufffd money"


@pytest.mark.parametrize("part", ["wit", "", "x" * 500])
def test_a_part_that_none_of_the_five_questions_has_is_refused(
    version: NoteVersion, robin: Person, part: str
) -> None:
    before = all_rows()
    with pytest.raises(ValidationError):
        cite(version, "euros", part, by=robin)
    assert all_rows() == before


@pytest.mark.parametrize("part", [p.key for q in QUESTIONS for p in q.parts if p.key != "present"])
def test_words_can_be_cited_on_every_part_and_are_then_heard(
    version: NoteVersion, robin: Person, part: str
) -> None:
    piece = cite(version, "euros", part, by=robin)
    assert light(piece.deal, piece.question) is Light.HEARD


def test_an_edited_note_keeps_what_was_cited_from_its_older_version(
    version: NoteVersion, robin: Person
) -> None:
    piece = cite(version, "120,000 euros", "budget", by=robin)
    newer = actions.edit_note(note=version.note, text="All gone.", version=1, by=robin)
    piece.refresh_from_db()
    assert piece.source_id == version.pk != newer.pk
    cited_from = NoteVersion.objects.get(pk=piece.source_id)
    assert cited_from.text[piece.start : piece.end] == "120,000 euros"


def test_an_older_version_can_still_be_cited(version: NoteVersion, robin: Person) -> None:
    actions.edit_note(note=version.note, text="All gone.", version=1, by=robin)
    piece = cite(version, "120,000 euros", "budget", by=robin)
    assert piece.source_id == version.pk


# the same words twice


def test_the_same_words_cited_again_are_the_piece_that_is_there(
    version: NoteVersion, robin: Person
) -> None:
    once = cite(version, "120,000 euros", "budget", by=robin)
    events = Event.objects.count()
    assert cite(version, "120,000 euros", "budget", by=robin) == once
    assert cite(version, "120,000", "budget", by=robin) == once
    assert cite(version, "000 eu", "budget", by=robin) == once
    assert Event.objects.count() == events


def test_what_was_rejected_is_not_proposed_again(version: NoteVersion, robin: Person) -> None:
    once = cite(version, "120,000 euros", "budget", by=robin)
    decided(once, robin, Decision.REJECTED)
    again = cite(version, "120,000 euros", "budget", by=robin)
    assert (again, again.decision) == (once, Decision.REJECTED)


def test_more_words_around_them_or_another_part_are_another_piece(
    version: NoteVersion, robin: Person
) -> None:
    once = cite(version, "120,000 euros", "budget", by=robin)
    more = cite(version, "have 120,000 euros", "budget", by=robin)
    other = cite(version, "120,000 euros", "value", by=robin)
    assert len({once.pk, more.pk, other.pk}) == 3


def test_more_words_from_the_same_place_on_are_the_piece_that_begins_there(
    version: NoteVersion, robin: Person
) -> None:
    once = cite(version, "120,000", "budget", by=robin)
    assert cite(version, "120,000 euros", "budget", by=robin) == once


# whose words they are


def test_a_notes_words_are_ours_unless_a_contact_said_them(
    on: Deal, version: NoteVersion, robin: Person
) -> None:
    ours = cite(version, "for this year", "budget", by=robin)
    dana = contact(on)
    theirs = cite(version, "euros", "budget", by=robin, contact=dana)
    assert (ours.party, ours.contact) == ("ours", None)
    assert (theirs.party, theirs.contact, theirs.speaker) == ("theirs", dana, "Dana Whitfield")


@pytest.mark.parametrize(
    ("sender", "party", "speaker"),
    [
        ("Dana W. <DANA@meridian.example>", "theirs", "Dana Whitfield"),
        ("Robin <robin.adler@ours.example>", "ours", "Robin <robin.adler@ours.example>"),
        ("Somebody <else@meridian.example>", "unknown", "Somebody <else@meridian.example>"),
    ],
)
def test_a_mails_words_are_whose_address_it_bears(
    on: Deal, robin: Person, sender: str, party: str, speaker: str
) -> None:
    contact(on, email="dana@meridian.example")
    kept = mail(on, robin, sender)
    piece = actions.cite_mail(mail=kept, quoted="We have the money", part="budget", by=robin)
    assert (piece.party, piece.speaker, piece.source) == (party, speaker, "mail")


def test_a_contact_of_another_account_said_nothing_here(
    on: Deal, version: NoteVersion, robin: Person
) -> None:
    stranger = contact(deal(robin), "Stranger")
    before = all_rows()
    with pytest.raises(ValidationError, match="isn't a contact of this deal's account"):
        cite(version, "euros", "budget", by=robin, contact=stranger)
    with pytest.raises(ValidationError):
        actions.cite_mail(
            mail=Mail(deal=on, sender="x", text="euros", subject="s", sent_on=SAID_ON),
            quoted="euros", part="budget", by=robin, contact=stranger,
        )  # fmt: skip
    assert all_rows() == before


# the economic buyer


def test_our_own_note_does_not_make_the_buyer_met(version: NoteVersion, robin: Person) -> None:
    before = all_rows()
    with pytest.raises(ValidationError, match="Our own words don't make the economic buyer met"):
        cite(version, "Dana said", "present", by=robin)
    assert all_rows() == before


def test_our_own_mail_does_not_either(on: Deal, robin: Person) -> None:
    kept = mail(on, robin, "robin.adler@ours.example", "We met Priya.")
    with pytest.raises(ValidationError, match="Our own words"):
        actions.cite_mail(mail=kept, quoted="We met Priya", part="present", by=robin)


def test_what_the_buyer_said_to_us_does_once_it_is_accepted(
    on: Deal, version: NoteVersion, robin: Person
) -> None:
    priya = contact(on, "Priya Raman")
    piece = cite(version, "we have 120,000 euros", "present", by=robin, contact=priya)
    assert light(on, "economic-buyer") is Light.HEARD
    decided(piece, robin, Decision.ACCEPTED)
    assert light(on, "economic-buyer") is Light.ANSWERED


@pytest.mark.parametrize("part", ["mentioned", "champion"])
def test_a_mention_accepted_and_answered_leaves_the_buyer_unmet(
    on: Deal, version: NoteVersion, robin: Person, part: str
) -> None:
    priya = contact(on, "Priya Raman")
    piece = cite(version, "euros", part, by=robin, contact=priya)
    decided(piece, robin, Decision.ACCEPTED)
    actions.answer_part(
        deal=on, part=part, text="Priya signs.", evidence=[piece], by=robin, contact=priya
    )
    assert light(on, "economic-buyer") is Light.HEARD


def test_our_own_words_on_a_call_are_refused_and_theirs_are_not() -> None:
    from pacenotes.rooms.calls.actions import cite as cite_call

    sam = person("pre-sales-engineer", "Sam Okafor")
    robin = person(name="Robin Adler")
    on = deal(robin, sam)
    call = heard_call(on, robin)
    ours = call.utterances.get(index=0)
    theirs = call.utterances.get(index=1)
    with pytest.raises(ValidationError, match="Our own words"):
        cite_call(utterance=ours, quoted="Thanks for making", part="present", by=robin)
    piece = cite_call(utterance=theirs, quoted="That cost us", part="present", by=robin)
    assert (piece.party, piece.place, piece.said_on) == ("theirs", 1, dt.date(2026, 9, 14))


# who may


@everywhere
def test_anybody_on_the_team_cites(where: str, position: str) -> None:
    robin = person()
    on = deal(robin)
    version = note(on, robin, TEXT).versions.get()
    someone = seated(on, where, position)
    may = is_one_of(where, position, EVERY_POSITION)
    assert may_contribute(someone, on) is may
    version = NoteVersion.objects.get(pk=version.pk)
    happens(
        may,
        lambda: cite(version, "euros", "budget", by=someone),
    )


def test_evidence_and_its_sources_are_seen_by_who_sees_the_deal(
    on: Deal, version: NoteVersion, robin: Person
) -> None:
    cite(version, "euros", "budget", by=robin)
    mail(on, robin, "dana@meridian.example")
    stranger = person()
    for model in (Evidence, Note, Mail):
        assert model.objects.visible_to(robin).count() == 1
        assert model.objects.visible_to(stranger).count() == 0
