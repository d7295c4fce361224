"""Technical questions: passed on by anybody, answered by the technical side."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import locked
from pacenotes.rooms.deals.models import Contact, Deal, TechnicalQuestion
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


@transaction.atomic
def pass_on_question(
    *,
    deal: Deal,
    text: str,
    by: Person,
    asked_by: Contact | None = None,
    due: dt.date | None = None,
) -> TechnicalQuestion:
    """Write down a technical question for the technical side."""
    rules.check_may_contribute(by, deal)
    if asked_by is not None and asked_by.account_id != deal.account_id:
        raise ValidationError(
            _("%(name)s isn't a contact of this deal's account."), params={"name": asked_by.name}
        )
    question = TechnicalQuestion(
        deal=deal, text=text.strip(), passed_on_by=by, asked_by=asked_by, due=due
    )
    question.full_clean(exclude=["deal", "passed_on_by", "asked_by"])
    question.save()
    record("passed_on", question, by=by, after={"due": str(due or "")}, deal_id=deal.pk)
    return question


@transaction.atomic
def hand_question(*, question: TechnicalQuestion, owner: Person, by: Person) -> TechnicalQuestion:
    """Say which technical colleague answers; ValidationError for anybody else."""
    rules.check_may_hand_question(by, question)
    played = rules.position_on(owner, question.deal)
    if played is None or played.side != "technical":
        raise ValidationError(
            _("%(name)s plays no technical position on this deal."), params={"name": owner.name}
        )
    current = locked(question, None)
    before = {"owner": current.owner_id}
    current.owner = owner
    current.version += 1
    current.save()
    record(
        "handed",
        current,
        by=by,
        before=before,
        after={"owner": owner.pk},
        deal_id=current.deal_id,
    )
    return current


@transaction.atomic
def answer_question(
    *, question: TechnicalQuestion, answer: str, by: Person, version: int | None = None
) -> TechnicalQuestion:
    """Answer a technical question, or put its answer right; whoever answers owns it.

    Conflict where somebody else answered since `version`; ValidationError where it says nothing.
    """
    rules.check_may_answer_question(by, question)
    current = locked(question, version)
    if not answer.strip():
        raise ValidationError(_("Write the answer first."))
    was_answered = current.state == TechnicalQuestion.State.ANSWERED
    current.answer, current.answered_by, current.owner = answer.strip(), by, by
    current.answered_at, current.state = timezone.now(), TechnicalQuestion.State.ANSWERED
    current.version += 1
    current.full_clean(exclude=["deal", "passed_on_by", "asked_by", "owner", "answered_by"])
    current.save()
    verb = "corrected" if was_answered else "answered"
    record(verb, current, by=by, after={"version": current.version}, deal_id=current.deal_id)
    return current
