"""The page of what came of a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pacenotes.core.axis import clock
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.demos.after.drawing import drawn, drivers_of
from pacenotes.doors.web.demos.after.forms import CallForm, GivingForm
from pacenotes.doors.web.demos.after.turns import turns_of
from pacenotes.doors.web.demos.live.parts import capture_row
from pacenotes.rooms.demos.models import Cue, DemoSession, Feedback
from pacenotes.rooms.demos.queries.record import record_of
from pacenotes.rooms.demos.rules.feedback import may_reword_feedback, may_share_feedback
from pacenotes.rooms.demos.rules.questions import may_answer_parked
from pacenotes.rooms.demos.rules.sessions import may_take_part
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """Feedback, and what its reader may do with it."""

    row: Feedback
    is_mine: bool
    may_reword: bool
    may_share: bool


def record_page(
    request: HttpRequest, session: DemoSession, sent: dict[str, Any] | None = None
) -> HttpResponse:
    """What came of a session; `sent` is a form that was sent and can't be done as it is."""
    person = asked_by(request)
    record = record_of(session, person)
    takes_part = may_take_part(person, session.demo.deal)
    context = {
        "demo": session.demo,
        "deal": session.demo.deal,
        "session": session,
        "record": record,
        "lasted": clock(record.seconds),
        "turns": turns_of(record),
        "parked_cues": [cue for cue in record.cues if cue.state == Cue.State.PARKED],
        "cues": [(cue, clock(record.at(cue.sent_at))) for cue in record.cues],
        "captures": [(capture_row(one), clock(record.at(one.heard_at))) for one in record.captures],
        "questions": [(one, may_answer_parked(person, one)) for one in record.questions],
        "picture": drawn(record),
        "drivers": drivers_of(record).values(),
        "feedback": feedback_rows(record.feedback, person),
        "may_give": takes_part and session.ended_at is not None,
        "may_join": takes_part,
        "giving": GivingForm(session=session, by=person),
        "joining": CallForm(session=session),
        **(sent or {}),
    }
    return render(request, "demos/after/record.html", context, status=422 if sent else 200)


def feedback_rows(rows: tuple[Feedback, ...] | list[Feedback], person: Person) -> list[FeedbackRow]:
    """Feedback as its reader sees it."""
    return [
        FeedbackRow(
            one,
            one.given_to_id == person.pk,
            may_reword_feedback(person, one),
            may_share_feedback(person, one),
        )
        for one in rows
    ]
