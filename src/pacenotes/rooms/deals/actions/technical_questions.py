"""Technical questions: passed on by anybody, answered by the technical side."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.positions import HouseSide
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import changed, locked
from pacenotes.rooms.deals.actions.search_index import index_row
from pacenotes.rooms.deals.models import Contact, Deal, TechnicalQuestion, check_at_account
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import storable
from pacenotes.rooms.people.models import Person

State = TechnicalQuestion.State


@dataclass(frozen=True, slots=True)
class HeardQuestion:
    """Where on a call a question was heard: the call's id and title, the utterance, the character
    it starts at, the seconds into the call, the words and who said them."""

    heard_in: int
    heard_title: str
    heard_place: int
    heard_start: int
    heard_at: float | None
    heard_words: str
    heard_speaker: str


class QuestionFields(TypedDict, total=False):
    """What of a question its author can write; what isn't named stays."""

    text: str
    due: dt.date | None
    asked_by: Contact | None


@transaction.atomic
def pass_on_question(
    *,
    deal: Deal,
    text: str,
    by: Person,
    asked_by: Contact | None = None,
    due: dt.date | None = None,
    heard: HeardQuestion | None = None,
) -> TechnicalQuestion:
    """Write down a technical question for the technical side.

    Where it was `heard` on a call it keeps the link to its words, and the same words passed on
    again are the question that is there.
    """
    rules.check_may_contribute(by, deal)
    question = TechnicalQuestion(
        deal=deal, text=storable(text.strip()), passed_on_by=by, asked_by=asked_by, due=due
    )
    if heard is not None:
        Deal.objects.select_for_update(of=("self",)).get(pk=deal.pk)
        there = _heard_before(deal, heard)
        if there is not None:
            return there
        for name, value in asdict(heard).items():
            setattr(question, name, storable(value) if isinstance(value, str) else value)
    _check(question)
    question.save()
    after: dict[str, Any] = {"due": str(due or ""), "asked_by": asked_by.pk if asked_by else None}
    if heard is not None:
        after["call"] = heard.heard_in
    _record("passed_on", question, by, {}, after)
    return question


@transaction.atomic
def edit_question(
    *, question: TechnicalQuestion, fields: QuestionFields, by: Person, version: int | None = None
) -> TechnicalQuestion:
    """Word or date a question anew while nobody has answered it.

    Conflict where it was changed since `version`; ValidationError once it is answered.
    """
    rules.check_may_edit_question(by, question)
    current = locked(question, version)
    _check_open(current)
    told: dict[str, Any] = dict(fields)
    if "text" in told:
        told["text"] = storable(told["text"].strip())
    before, after = changed(current, told)
    if after:
        current.version += 1
        _check(current)
        current.save()
        said = current.heard_words
        _record("edited", current, by, _wordless(before, said), _wordless(after, said))
    return current


@transaction.atomic
def withdraw_question(*, question: TechnicalQuestion, by: Person) -> TechnicalQuestion:
    """Take a question back that nobody has answered."""
    rules.check_may_edit_question(by, question)
    current = locked(question, None)
    _check_open(current)
    current.state = State.WITHDRAWN
    current.version += 1
    current.save()
    _record("withdrew", current, by, {"state": State.OPEN.value}, {"state": State.WITHDRAWN.value})
    return current


@transaction.atomic
def hand_question(*, question: TechnicalQuestion, owner: Person, by: Person) -> TechnicalQuestion:
    """Say which technical colleague answers; ValidationError for anybody else."""
    rules.check_may_hand_question(by, question)
    played = rules.position_on(owner, question.deal)
    if not owner.is_active or played is None or played.side is not HouseSide.TECHNICAL:
        raise ValidationError(
            _("%(name)s plays no technical position on this deal."), params={"name": owner.name}
        )
    current = locked(question, None)
    _check_not_withdrawn(current)
    if current.owner_id == owner.pk:
        return current
    before = {"owner": current.owner_id}
    current.owner = owner
    current.version += 1
    current.save()
    _record("handed", current, by, before, {"owner": owner.pk})
    return current


@transaction.atomic
def answer_question(
    *, question: TechnicalQuestion, answer: str, by: Person, version: int | None = None
) -> TechnicalQuestion:
    """Answer a technical question, or put its answer right; whoever answers owns it.

    Conflict where it was changed since `version`, be it that a colleague answered and owns it now;
    ValidationError where it says nothing, or where the question was withdrawn.
    """
    rules.check_may_hand_question(by, question)
    current = locked(question, version)
    rules.check_may_answer_question(by, current)
    _check_not_withdrawn(current)
    if not answer.strip():
        raise ValidationError(_("Write the answer first."))
    was_answered = current.state == State.ANSWERED
    told = {"answer": storable(answer.strip()), "state": State.ANSWERED.value, "owner": by}
    before, after = changed(current, told)
    if was_answered and "answer" not in after:
        return current
    current.answered_by, current.answered_at = by, timezone.now()
    current.version += 1
    _check(current)
    current.save()
    _record("corrected" if was_answered else "answered", current, by, before, after)
    return current


def _heard_before(deal: Deal, heard: HeardQuestion) -> TechnicalQuestion | None:
    """The question that these very words became, unless it was withdrawn."""
    standing = TechnicalQuestion.objects.standing().filter(deal=deal)
    return standing.filter(
        heard_in=heard.heard_in, heard_place=heard.heard_place, heard_start=heard.heard_start
    ).first()


def _wordless(told: dict[str, Any], said: str) -> dict[str, Any]:
    """Without the words of a call, which stand in their own column and in no event."""
    return {name: value for name, value in told.items() if name != "text" or value != said}


def _check_open(question: TechnicalQuestion) -> None:
    _check_not_withdrawn(question)
    if question.state == State.ANSWERED:
        raise ValidationError(
            _("This question is answered by now. Pass on another one where more is to be known.")
        )


def _check_not_withdrawn(question: TechnicalQuestion) -> None:
    if question.state == State.WITHDRAWN:
        raise ValidationError(_("This question was withdrawn. Nothing was changed."))


def _check(question: TechnicalQuestion) -> None:
    question.full_clean(exclude=_NOT_TYPED)
    check_at_account(question.asked_by, question.deal.account_id)


def _record(
    verb: str,
    question: TechnicalQuestion,
    by: Person,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    record(verb, question, by=by, before=before, after=after, deal_id=question.deal_id)
    index_row(question)


_NOT_TYPED = {
    field.name
    for field in TechnicalQuestion._meta.get_fields()
    if field.name not in {"text", "due", "answer", "state"}
}
