"""Customer questions that are parked: a technical one goes to the technical side, a commercial one
is the sales side's."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.position import HouseSide
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Contact, check_at_account
from pacenotes.rooms.demos.actions.fitting import check_fits
from pacenotes.rooms.demos.actions.telling import hold_session, tell
from pacenotes.rooms.demos.actions.turning import held_live
from pacenotes.rooms.demos.models import DemoSession, ParkedQuestion
from pacenotes.rooms.demos.rules.questions import check_may_answer_parked
from pacenotes.rooms.demos.rules.sessions import check_may_take_part
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import check, storable
from pacenotes.rooms.people.models import Person

MOST_QUESTIONS = 200
"""Parked questions of one session; a screen shows all of them."""


@transaction.atomic
def park_question(
    *, session: DemoSession, text: str, side: str, by: Person, asked_by: Contact | None = None
) -> ParkedQuestion:
    """Park a question so that the demo goes on; `side` is whose it is to answer.

    ValidationError where it asks nothing or too much, the contact isn't at the deal's account, or
    no more fit.
    """
    held = held_live(session.pk)
    deal = held.session.demo.deal
    check_may_take_part(by, deal)
    told = _("%(most)s questions are parked in this session, which is as many as fit.")
    check_fits(held.session.questions.all(), MOST_QUESTIONS, told)
    parked = ParkedQuestion(
        session=held.session,
        parked_by=by,
        parked_at=held.now,
        text=storable(text.strip()),
        side=side,
        asked_by=asked_by,
    )
    check(parked, typed=("text", "side"))
    check_at_account(asked_by, deal.account_id)
    if side == HouseSide.TECHNICAL:
        parked.technical_question = deals.pass_on_question(
            deal=deal, text=parked.text, asked_by=asked_by, by=by
        )
    parked.save()
    record("parked", parked, by=by, after={"side": side})
    tell(held.session, "question", parked)
    return parked


@transaction.atomic
def answer_parked(*, question: ParkedQuestion, answer: str, by: Person) -> ParkedQuestion:
    """Answer a commercial question, or put its answer right, also once the session has ended."""
    check_may_answer_parked(by, question)
    session = hold_session(question.session_id)
    row = ParkedQuestion.objects.select_related("session__demo__deal").get(pk=question.pk)
    check_may_answer_parked(by, row)
    given = storable(answer.strip())
    if not given:
        raise ValidationError({"answer": [_("Write the answer first.")]})
    if given == row.answer:
        return row
    row.answer, row.answered_by, row.answered_at = given, by, timezone.now()
    check(row, typed=("answer",))
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    record("answered", row, by=by)
    tell(session, "question", row)
    return row
