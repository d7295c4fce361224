"""Citing words as evidence: from a note, a mail or a call, and never free of a source."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.mails import address_of
from pacenotes.core.qualification import OCCASIONS, SubQuestion
from pacenotes.core.quoting import find_words
from pacenotes.core.roster import Party
from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.checking import asked_part
from pacenotes.rooms.deals.actions.conflicts import hold
from pacenotes.rooms.deals.actions.naming import no_occasion
from pacenotes.rooms.deals.actions.search_index import index_row
from pacenotes.rooms.deals.actions.standings import keep_standings
from pacenotes.rooms.deals.models import (
    Contact,
    Deal,
    Evidence,
    Mail,
    NoteVersion,
    check_at_account,
)
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import storable
from pacenotes.rooms.people.models import Person

NOT_THERE = N_(
    "These words don't stand in “{title}” as they are written here. Copy them from the text as "
    "they stand. Nothing was changed."
)
TOO_LONG = N_("Cite the words that matter, {most} characters at most. Nothing was changed.")
LONGEST_QUOTE = 2000


class NotInSource(ValueError):
    """Words that don't stand in the source they are cited from; `words` say so."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.message)
        self.words = why


@transaction.atomic
def cite_note(
    *, version: NoteVersion, quoted: str, part: str, by: Person, contact: Contact | None = None
) -> Evidence:
    """Propose words of a note as evidence on a part; NotInSource where they don't stand in it.

    They are `contact`'s, or else the author's own, which is ours.
    """
    note = version.note
    piece = Evidence(
        deal=note.deal,
        source=Evidence.Source.NOTE,
        source_id=version.pk,
        source_title=note.title,
        said_on=note.about_on,
        speaker=contact.name if contact else version.written_by.name,
        party=(Party.THEIRS if contact else Party.OURS).value,
        contact=contact,
    )
    return _cite(piece, version.text, quoted, part, by)


@transaction.atomic
def cite_mail(
    *, mail: Mail, quoted: str, part: str, by: Person, contact: Contact | None = None
) -> Evidence:
    """Propose words of a mail as evidence on a part; NotInSource where they don't stand in it.

    They are `contact`'s, or else the sender's, who is a colleague of ours, a contact of the
    account, or somebody of whom nothing is known.
    """
    sender = address_of(mail.sender)
    is_ours = bool(sender) and Person.objects.filter(email=sender).exists()
    if contact is None and sender and not is_ours:
        contact = _sole_contact(mail.deal, sender)
    party = Party.THEIRS if contact else Party.OURS if is_ours else Party.UNKNOWN
    piece = Evidence(
        deal=mail.deal,
        source=Evidence.Source.MAIL,
        source_id=mail.pk,
        source_title=mail.subject,
        said_on=mail.sent_on,
        speaker=contact.name if contact else mail.sender,
        party=party.value,
        contact=contact,
    )
    return _cite(piece, mail.text, quoted, part, by)


@transaction.atomic
def cite_call(*, words_of_call: Evidence, text: str, part: str, by: Person) -> Evidence:
    """Propose words of a call as evidence on a part; the calls room says whose and when.

    NotInSource where they don't stand in `text`, the utterance they are cited from.
    """
    return _cite(words_of_call, text, words_of_call.words, part, by)


@transaction.atomic
def cite_capture(*, words_heard: Evidence, part: str, by: Person) -> Evidence:
    """Propose words that a colleague wrote down during a demo; the demos room says whose and when.

    ValidationError where nobody is named who said them and they would make the buyer met.
    """
    asked = asked_part(part)[1]
    if asked.is_theirs_to_say and words_heard.party != Party.THEIRS:
        raise ValidationError(
            _(
                "What somebody of ours wrote down doesn't make the economic buyer met: say who of "
                "the account said it."
            )
        )
    return _cite(words_heard, words_heard.words, words_heard.words, part, by)


def _cite(piece: Evidence, text: str, quoted: str, part: str, by: Person) -> Evidence:
    """ValidationError where our own words would make the economic buyer met, or the contact isn't
    at the deal's account; words that were cited or heard already are the piece that is there."""
    rules.check_may_contribute(by, piece.deal)
    question, asked = asked_part(part)
    _check_whose(piece, asked)
    start, end = _place(piece, text, quoted)
    hold(piece.deal_id)
    found = _there_already(piece, part, start, end)
    if found is not None:
        return found
    piece.question, piece.part = question.key, part
    piece.words, piece.start, piece.end = text[start:end], start, end
    piece.cited_by = by
    piece.save()
    after = {"source": piece.source, "question": piece.question, "part": part}
    record("cited", piece, by=by, after=after, deal_id=piece.deal_id)
    index_row(piece)
    keep_standings(deal=piece.deal, by=by, questions=[piece.question])
    return piece


def _check_whose(piece: Evidence, asked: SubQuestion) -> None:
    if asked.is_theirs_to_say and piece.party == Party.OURS:
        raise ValidationError(
            _(
                "Our own words don't make the economic buyer met: cite what the buyer said to us, "
                "and say that it was the buyer."
            )
        )
    if asked.names_whom and piece.source not in OCCASIONS:
        raise ValidationError(no_occasion())
    check_at_account(piece.contact, piece.deal.account_id)


def _place(piece: Evidence, text: str, quoted: str) -> tuple[int, int]:
    given = storable(quoted.strip())
    if len(given) > LONGEST_QUOTE:
        raise NotInSource(words(TOO_LONG, most=str(LONGEST_QUOTE)))
    place = find_words(text, given)
    if place is None:
        raise NotInSource(words(NOT_THERE, title=piece.source_title))
    return place


def _there_already(piece: Evidence, part: str, start: int, end: int) -> Evidence | None:
    """The piece that holds these words on this part, or that begins where they do."""
    same = Evidence.objects.filter(
        deal=piece.deal,
        source=piece.source,
        source_id=piece.source_id,
        part=part,
        place=piece.place,
    )
    around = same.filter(start__lte=start, end__gte=end).order_by("pk").first()
    return around or same.filter(start=start).first()


def _sole_contact(deal: Deal, address: str) -> Contact | None:
    """The contact of the deal's account with this address, where there is one such."""
    named = list(Contact.objects.filter(account=deal.account_id or 0, email__iexact=address)[:2])
    return named[0] if len(named) == 1 else None
