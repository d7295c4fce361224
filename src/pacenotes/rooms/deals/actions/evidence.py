"""Evidence: kept as it was heard, cited from a note or a mail, accepted or rejected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from pacenotes.core import qualification
from pacenotes.core.qualification import Decision
from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.prefill import write_down
from pacenotes.rooms.deals.actions.standings import keep_standings
from pacenotes.rooms.deals.models import Contact, Deal, Evidence, Mail, NoteVersion
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person

NOT_THERE = N_(
    "These words don't stand in “{title}” as they are written here. Copy them from the text as "
    "they stand. Nothing was changed."
)
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
    """Propose words of a note as evidence on a part; NotInSource where they don't stand in it."""
    note = version.note
    return _cite(
        Evidence(
            deal=note.deal,
            source=Evidence.Source.NOTE,
            source_id=version.pk,
            source_title=note.title,
            said_on=note.about_on,
            speaker=contact.name if contact else version.written_by.name,
            contact=contact,
        ),
        version.text,
        quoted,
        part,
        by,
    )


@transaction.atomic
def cite_mail(
    *, mail: Mail, quoted: str, part: str, by: Person, contact: Contact | None = None
) -> Evidence:
    """Propose words of a mail as evidence on a part; NotInSource where they don't stand in it."""
    return _cite(
        Evidence(
            deal=mail.deal,
            source=Evidence.Source.MAIL,
            source_id=mail.pk,
            source_title=mail.subject,
            said_on=mail.sent_on,
            speaker=contact.name if contact else mail.sender,
            contact=contact,
        ),
        mail.text,
        quoted,
        part,
        by,
    )


@transaction.atomic
def keep_evidence(*, deal: Deal, evidence: Iterable[Evidence], by: Person | None) -> None:
    """Keep what was heard in a call, and how the questions stand by it."""
    kept = Evidence.objects.bulk_create(evidence)
    keep_standings(deal=deal, by=by, questions={piece.question for piece in kept})


@transaction.atomic
def drop_undecided(*, deal: Deal, call_id: int, by: Person | None) -> None:
    """Take back what was heard in a call and nobody decided on, before it is heard anew."""
    undecided = Evidence.objects.filter(
        deal=deal,
        source=Evidence.Source.CALL,
        source_id=call_id,
        decision=Decision.PROPOSED,
        cited_by=None,
    )
    questions = set(undecided.values_list("question", flat=True).distinct())
    undecided.delete()
    if questions:
        keep_standings(deal=deal, by=by, questions=questions)


@transaction.atomic
def date_evidence(*, deal: Deal, call_id: int, said_on: dt.date | None, by: Person | None) -> None:
    """Put the day of a call right in what was heard there."""
    heard = deal.evidence.filter(source=Evidence.Source.CALL, source_id=call_id)
    if heard.exclude(said_on=said_on).exists() or heard.filter(said_on=None).exists():
        heard.update(said_on=said_on)
        keep_standings(deal=deal, by=by)


@transaction.atomic
def cite_call(*, words_of_call: Evidence, text: str, part: str, by: Person) -> Evidence:
    """Propose words of a call as evidence on a part; the calls room says whose and when.

    NotInSource where they don't stand in `text`, the utterance they are cited from.
    """
    return _cite(words_of_call, text, words_of_call.words, part, by)


@transaction.atomic
def decide(
    *, evidence: Evidence, decision: Decision, by: Person, disagrees: bool = False
) -> Evidence:
    """Accept or reject a piece of evidence, or take that back; deciding the same again is nothing.

    Accepting writes down what the words amount to where nothing is written down yet: a deadline,
    a pitfall, a figure of the business case. `disagrees` says that it goes against what was
    answered before.
    """
    rules.check_may_decide(by, evidence.deal)
    current = (
        Evidence.objects.select_for_update(of=("self",)).select_related("deal").get(pk=evidence.pk)
    )
    is_accepted = decision is Decision.ACCEPTED
    if current.decision == decision and current.disagrees == (disagrees and is_accepted):
        return current
    before = {"decision": current.decision}
    is_open = decision is Decision.PROPOSED
    current.decision = decision.value
    current.decided_by = None if is_open else by
    current.decided_at = None if is_open else timezone.now()
    current.disagrees = disagrees and is_accepted
    current.is_set_aside = False
    current.save()
    after = {"decision": decision.value, "question": current.question, "part": current.part}
    record("decided", current, by=by, before=before, after=after, deal_id=current.deal_id)
    if is_accepted:
        write_down(current, by)
    keep_standings(deal=current.deal, by=by, questions=[current.question])
    return current


def _cite(piece: Evidence, text: str, quoted: str, part: str, by: Person) -> Evidence:
    rules.check_may_contribute(by, piece.deal)
    question = qualification.question_of(part)
    given = quoted.strip()
    start = text.find(given) if 0 < len(given) <= LONGEST_QUOTE else -1
    if start < 0:
        raise NotInSource(words(NOT_THERE, title=piece.source_title))
    found = Evidence.objects.filter(
        deal=piece.deal,
        source=piece.source,
        source_id=piece.source_id,
        part=part,
        place=piece.place,
        start=start,
    ).first()
    if found is not None:
        return found
    piece.question, piece.part = question.key, part
    piece.words, piece.start, piece.end = given, start, start + len(given)
    piece.cited_by = by
    piece.save()
    after = {"source": piece.source, "question": piece.question, "part": part}
    record("cited", piece, by=by, after=after, deal_id=piece.deal_id)
    keep_standings(deal=piece.deal, by=by, questions=[piece.question])
    return piece
