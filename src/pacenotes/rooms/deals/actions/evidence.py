"""Evidence: kept as it was heard, cited from a source, accepted or rejected."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from pacenotes.core.listening.finding import Window
from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import hold
from pacenotes.rooms.deals.actions.naming import whom_met
from pacenotes.rooms.deals.actions.prefill import redate, write_down
from pacenotes.rooms.deals.actions.search_index import drop_rows, index_rows
from pacenotes.rooms.deals.actions.settling import held, settle, weigh
from pacenotes.rooms.deals.actions.standings import keep_standings
from pacenotes.rooms.deals.models import Contact, Deal, Evidence, EvidenceQuerySet
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class Said:
    """Who said something in a call, as far as it is known by now."""

    speaker: str
    party: str
    contact: Contact | None


@transaction.atomic
def decide(
    *,
    evidence: Evidence,
    decision: Decision,
    by: Person,
    disagrees: bool = False,
    met: Contact | None = None,
) -> Evidence:
    """Accept or reject a piece of evidence, or take that back; deciding the same again is nothing.

    Accepting writes down what the words amount to where nothing is written down yet: a deadline,
    a pitfall, a figure of the business case. `disagrees` says that it goes against what was
    answered before. What an answer, a deadline or a pitfall rested on alone, and is accepted no
    more, leaves it in its row and without standing (see `standing()`), until it is accepted again.
    `met` names who was met as the economic buyer, where the words don't name their own speaker.
    ValidationError where the words were heard anew meanwhile, where nobody is named who was met,
    and where it was no conversation with us.
    """
    rules.check_may_decide(by, evidence.deal)
    deal = hold(evidence.deal_id)
    (current,) = held(deal, [evidence])
    whom = whom_met(current, decision, met, deal)
    if settle(current, decision, by, disagrees=disagrees, met=whom):
        weigh(deal, current.part)
        keep_standings(deal=deal, by=by, questions=[current.question])
        current.refresh_from_db(fields=["is_set_aside"])
    return current


@transaction.atomic
def keep_evidence(*, deal: Deal, evidence: Iterable[Evidence], by: Person | None) -> None:
    """Keep what was heard in a call, and how the questions stand by it."""
    hold(deal.pk)
    kept = Evidence.objects.bulk_create(evidence)
    if kept:
        index_rows(Evidence, [piece.pk for piece in kept])
        keep_standings(deal=deal, by=by, questions={piece.question for piece in kept})


@transaction.atomic
def drop_undecided(*, deal: Deal, call_id: int, by: Person | None) -> None:
    """Take back what was heard in a call and nobody decided on, before it is heard anew.

    What somebody cited stays, and what an answer, a deadline or a pitfall once rested on.
    """
    hold(deal.pk)
    undecided = _heard_in(deal, call_id).filter(
        decision=Decision.PROPOSED, cited_by=None, answers=None, deadline=None, pitfall=None
    )
    ids = list(undecided.values_list("pk", flat=True))
    questions = set(undecided.order_by().values_list("question", flat=True).distinct())
    drop_rows(Evidence, ids)
    Evidence.objects.filter(pk__in=ids).delete()
    if questions:
        keep_standings(deal=deal, by=by, questions=questions)


@transaction.atomic
def date_evidence(*, deal: Deal, call_id: int, said_on: dt.date | None, by: Person | None) -> None:
    """Put the day of a call right in what was heard there."""
    hold(deal.pk)
    heard = _heard_in(deal, call_id)
    if any(piece.said_on != said_on for piece in heard):
        heard.update(said_on=said_on)
        index_rows(Evidence, [piece.pk for piece in heard])
        keep_standings(deal=deal, by=by)


@transaction.atomic
def attribute_evidence(
    *, deal: Deal, call_id: int, said: Mapping[int, Said], by: Person | None
) -> None:
    """Put right who said what was heard in a call, by the number of the utterance: a decision
    stays, and our own words never make the economic buyer met, nor do those of whom it turns out
    not to have been."""
    hold(deal.pk)
    moved = []
    for piece in _heard_in(deal, call_id):
        who = said.get(piece.place)
        if who and (piece.speaker, piece.party, piece.contact_id) != _as_kept(who):
            if piece.met is not None and who.contact and piece.met == piece.contact:
                _unname(piece, who.contact, by)
            piece.speaker, piece.party, piece.contact = who.speaker, who.party, who.contact
            moved.append(piece)
    if moved:
        Evidence.objects.bulk_update(moved, ["speaker", "party", "contact", "met"], batch_size=100)
        index_rows(Evidence, [piece.pk for piece in moved])
        keep_standings(deal=deal, by=by, questions={piece.question for piece in moved})


@transaction.atomic
def redate_evidence(*, deal: Deal, windows: Mapping[int, Window | None], by: Person | None) -> None:
    """Put the days right that decided words speak of, by the evidence's id, now that their call
    was heard anew: days like “next Friday” are counted from the call's own.

    A deadline that stands as the words first gave it moves along; what its owner edited stays.
    """
    hold(deal.pk)
    questions = set()
    for piece in deal.evidence.filter(pk__in=windows).select_related("deadline", "contact"):
        was, now = piece.meaning.window, windows[piece.pk]
        if was == now:
            continue
        piece.meaning = dataclasses.replace(piece.meaning, window=now)
        piece.save(update_fields=["meaning"])
        questions.add(piece.question)
        if piece.deadline is not None and was is not None and now is not None:
            redate(piece.deadline, was, now, by)
        elif piece.decision == Decision.ACCEPTED:
            write_down(piece, by)
    if questions:
        keep_standings(deal=deal, by=by, questions=questions)


def _unname(piece: Evidence, speaker: Contact, by: Person | None) -> None:
    """Name nobody as met where it was its speaker, who turns out to be somebody else."""
    if piece.met is not None and piece.met != speaker:
        before = {"met": piece.met.pk}
        after = {"decision": piece.decision, "met": None}
        record("decided", piece, by=by, before=before, after=after, deal_id=piece.deal_id)
        piece.met = None


def _heard_in(deal: Deal, call_id: int) -> EvidenceQuerySet:
    return Evidence.objects.filter(deal=deal, source=Evidence.Source.CALL, source_id=call_id)


def _as_kept(said: Said) -> tuple[str, str, int | None]:
    return said.speaker, said.party, said.contact.pk if said.contact else None
