"""A deal's technical questions and the form that passes one on, as the deal's pages show them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from pacenotes.doors.web.deals.technical.forms import QuestionForm
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Deal, TechnicalQuestion
from pacenotes.rooms.people.models import Person

State = TechnicalQuestion.State
_OPEN_FIRST = {State.OPEN: 0, State.ANSWERED: 1, State.WITHDRAWN: 2}


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A technical question; `is_late` where it is still open and its day is past."""

    question: TechnicalQuestion
    is_late: bool


def technical_part(deal: Deal, person: Person, form: QuestionForm | None = None) -> dict[str, Any]:
    """What `deals/technical/part.html` shows, in two queries; `form` is one that was sent and is
    shown again. The deal comes with its team."""
    people = ("asked_by", "passed_on_by", "owner", "answered_by")
    found = sorted(deal.technical_questions.select_related(*people), key=_place)
    technical = {
        "questions": [question_row(question, timezone.localdate()) for question in found],
        "may_pass_on": rules.may_pass_on_question(person, deal),
        "form": form or QuestionForm(deal=deal),
    }
    return {"technical": technical}


def question_row(question: TechnicalQuestion, today: dt.date) -> QuestionRow:
    """A question as it stands today."""
    is_open = question.state == State.OPEN
    return QuestionRow(question, is_open and question.due is not None and question.due < today)


def _place(question: TechnicalQuestion) -> tuple[int, dt.date, int]:
    """What is open first, and the first due first."""
    return _OPEN_FIRST[State(question.state)], question.due or dt.date.max, question.pk
