"""Answering the parts of the five questions, resting on evidence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.qualification import Decision, Question
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.checking import asked_part, check_row
from pacenotes.rooms.deals.actions.conflicts import Conflict, changed, hold, locked
from pacenotes.rooms.deals.actions.naming import check_met
from pacenotes.rooms.deals.actions.search_index import index_row
from pacenotes.rooms.deals.actions.settling import held, settle, weigh
from pacenotes.rooms.deals.actions.standings import keep_standings
from pacenotes.rooms.deals.models import (
    Answer,
    BusinessCase,
    Contact,
    Deal,
    Evidence,
    check_at_account,
)
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


class AcceptedMeanwhile(Exception):
    """Somebody else accepted `pieces` on the part that is being answered, which the answer would
    set aside unseen. Nothing was changed."""

    def __init__(self, pieces: Sequence[Evidence]) -> None:
        super().__init__("somebody else accepted evidence meanwhile")
        self.pieces = tuple(pieces)


class BusinessCaseFields(TypedDict):
    """The business case, whole."""

    metric: str
    today: str
    target: str
    value: Decimal | None
    currency: str
    period: str


@transaction.atomic
def answer_part(
    *,
    deal: Deal,
    part: str,
    text: str,
    evidence: Sequence[Evidence],
    by: Person,
    contact: Contact | None = None,
    version: int = 0,
    seen: Collection[int] | None = None,
) -> Answer:
    """Answer a part of a question with words that were really said; the evidence is accepted.

    What was accepted before and isn't named is set aside, and nothing disagrees any more: the
    owner has looked at all of it and answered anew.
    `version` is the answer's as it was read, 0 where there was none. Conflict where somebody else
    answered meanwhile; AcceptedMeanwhile where `seen`, the ids of what was there to be read, lacks
    something that stands accepted; ValidationError without evidence on this very part, with
    somebody who isn't at the deal's account, and for the economic buyer as met without naming
    which contact it is, on which call, demo or note.
    """
    rules.check_may_decide(by, deal)
    question = _check(deal, part, evidence, contact)
    hold(deal.pk)
    known = Answer.objects.filter(deal=deal, part=part).first()
    if known is not None and known.version != version:
        raise Conflict(known)
    if seen is not None:
        _check_seen(deal, part, {*seen, *(piece.pk for piece in evidence)})
    answer = known or Answer(deal=deal, question=question.key, part=part, answered_by=by, version=0)
    before, after = changed(answer, {"text": text.strip(), "contact": contact})
    if known is not None:
        before["evidence"] = list(known.rests_on.order_by("pk").values_list("pk", flat=True))
    answer.answered_by, answer.version = by, answer.version + 1
    check_row(answer, exclude=("deal", "contact", "answered_by"))
    answer.save()
    chosen = held(deal, evidence)
    met = contact if asked_part(part)[1].names_whom else None
    for piece in chosen:
        settle(piece, Decision.ACCEPTED, by, met=met)
    answer.rests_on.set(chosen)
    deal.evidence.filter(part=part, disagrees=True).update(disagrees=False)
    weigh(deal, part)
    ids = [piece.pk for piece in chosen]
    after |= {"question": question.key, "part": part, "evidence": ids}
    record("answered", answer, by=by, before=before, after=after, deal_id=deal.pk)
    index_row(answer)
    keep_standings(deal=deal, by=by, questions=[question.key])
    return answer


@transaction.atomic
def keep_business_case(
    *, deal: Deal, fields: BusinessCaseFields, by: Person, version: int = 0
) -> BusinessCase:
    """Write the business case down; it needs accepted evidence to rest on.

    `version` is the case's as it was read, 0 where there was none. Conflict where somebody else
    changed it meanwhile; ValidationError where nothing was accepted on the question yet.
    """
    rules.check_may_decide(by, deal)
    hold(deal.pk)
    if not deal.evidence.filter(question="business-case").standing().exists():
        raise ValidationError(_needs_evidence())
    known = BusinessCase.objects.filter(deal=deal).first()
    case = locked(known, version) if known else BusinessCase(deal=deal, version=0)
    told = dict(fields) | {"currency": fields["currency"].strip().upper()}
    before, after = changed(case, told)
    if after or known is None:
        case.version += 1
        check_row(case, exclude=("deal",))
        case.save()
        record("answered", case, by=by, before=before, after=after, deal_id=deal.pk)
        index_row(deal)
    return case


def _check(
    deal: Deal, part: str, evidence: Sequence[Evidence], contact: Contact | None
) -> Question:
    question, asked = asked_part(part)
    if not evidence:
        raise ValidationError(_needs_evidence())
    if any(piece.deal_id != deal.pk or piece.part != part for piece in evidence):
        raise ValidationError(_("That evidence speaks to something else."))
    check_at_account(contact, deal.account_id)
    if asked.names_whom:
        check_met(deal, evidence, contact)
    return question


def _check_seen(deal: Deal, part: str, seen: Collection[int]) -> None:
    standing = Evidence.objects.standing().filter(deal=deal, part=part)
    if unseen := list(standing.exclude(pk__in=seen).select_related("decided_by")):
        raise AcceptedMeanwhile(unseen)


def _needs_evidence() -> str:
    return _(
        "An answer rests on words that were really said: choose evidence, or cite some from a "
        "call, a note or a mail first."
    )
