"""What is sent from a live page but for the wheel: cues, captures, questions, steps, its end."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Exists, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.demos.live.posting import on_demo, on_session
from pacenotes.doors.web.sent_numbers import number_in
from pacenotes.rooms.deals.models import Contact
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo, DemoSession, ParkedQuestion, PlanStep


@on_demo
def sessions(request: HttpRequest, demo: Demo) -> None:
    """Start the demo."""
    actions.start_session(demo=demo, by=asked_by(request))


@on_session
def endings(request: HttpRequest, session: DemoSession) -> None:
    """End it."""
    actions.end_session(session=session, by=asked_by(request))


@on_session
def current_step(request: HttpRequest, session: DemoSession) -> None:
    """Show the next step, the one before, or the one that is named."""
    by, to = asked_by(request), request.POST.get("to", "")
    if to in {"next", "previous"}:
        actions.show_next(session=session, is_back=to == "previous", by=by)
    else:
        step = get_object_or_404(session.demo.steps, pk=number_in(request, "to"))
        actions.show_step(session=session, step=step, by=by)


@on_session
def cues(request: HttpRequest, session: DemoSession) -> None:
    """Send a cue."""
    step: PlanStep | None = None
    if request.POST.get("step"):
        step = get_object_or_404(session.demo.steps, pk=number_in(request, "step"))
    text = request.POST.get("text", "")
    actions.send_cue(session=session, text=text, step=step, by=asked_by(request))


@on_session
def cue_answers(request: HttpRequest, session: DemoSession, cue_id: int) -> None:
    """Say what becomes of a cue; one that isn't this person's to read isn't there."""
    by = asked_by(request)
    drives = Exists(session.holds.filter(released_at=None, person=by))
    cue = get_object_or_404(session.cues.filter(drives | Q(given_by=by)), pk=cue_id)
    answers = {
        "seen": actions.see_cue,
        "taken": actions.take_cue,
        "parked": actions.park_cue,
        "declined": actions.decline_cue,
    }
    given = answers.get(request.POST.get("answer", ""))
    if given is None:
        raise ValidationError(_("A cue is taken, left for later, or declined."))
    given(cue=cue, by=by)


@on_session
def captures(request: HttpRequest, session: DemoSession) -> None:
    """Keep what was heard."""
    actions.capture(
        session=session,
        words=request.POST.get("words", ""),
        part=request.POST.get("part", ""),
        contact=_contact(request, session),
        by=asked_by(request),
    )


@on_session
def questions(request: HttpRequest, session: DemoSession) -> None:
    """Park a question."""
    actions.park_question(
        session=session,
        text=request.POST.get("text", ""),
        side=request.POST.get("side", ""),
        asked_by=_contact(request, session),
        by=asked_by(request),
    )


@on_demo
def question_answers(request: HttpRequest, demo: Demo, question_id: int) -> HttpResponse | None:
    """Answer a commercial question, also once the session has ended."""
    rows = ParkedQuestion.objects.filter(session__demo=demo)
    parked = get_object_or_404(rows.select_related("session__demo__deal"), pk=question_id)
    answer = request.POST.get("answer", "")
    actions.answer_parked(question=parked, answer=answer, by=asked_by(request))
    is_over = parked.session.ended_at is not None
    return redirect("demo-session", parked.session_id) if is_over else None


def _contact(request: HttpRequest, session: DemoSession) -> Contact | None:
    if not request.POST.get("contact"):
        return None
    people = Contact.objects.filter(account=session.demo.deal.account_id or 0)
    return get_object_or_404(people, pk=number_in(request, "contact"))
