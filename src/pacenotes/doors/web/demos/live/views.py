"""A live demo's pages: one's own screen, the audience's, and what a session was."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.demos.live import screens
from pacenotes.doors.web.demos.live.page import live_page
from pacenotes.doors.web.demos.live.parts import capture_row
from pacenotes.doors.web.demos.visible import visible_demo
from pacenotes.rooms.demos.models import DemoSession


@require_safe
def live(request: HttpRequest, demo_id: int) -> HttpResponse:
    """The screen of who asks: the driver's, the sales side's, the others'."""
    return live_page(request, visible_demo(request, demo_id))


@require_safe
def audience(request: HttpRequest, demo_id: int) -> HttpResponse:
    """The agenda and nothing else, for a screen that is shared."""
    demo = visible_demo(request, demo_id)
    session = demo.sessions.live().first()
    if session is None:
        return redirect("live", demo.pk)
    state = screens.state_of(session.pk)
    context = {
        "agenda": screens.rendered("agenda", screens.AUDIENCE, state, asked_by(request)),
        "stream": f"/live/sessions/{session.pk}/audience/?after={state.session.latest}",
    }
    return render(request, "demos/live/audience.html", context)


@require_safe
def session_record(request: HttpRequest, session_id: int) -> HttpResponse:
    """What a session was: who drove, what was heard, what was parked."""
    rows = DemoSession.objects.visible_to(asked_by(request))
    session = get_object_or_404(rows.select_related("demo__deal", "demo__demoer"), pk=session_id)
    heard = session.captures.select_related("heard_by", "contact")
    context = {
        "session": session,
        "demo": session.demo,
        "deal": session.demo.deal,
        "holds": session.holds.select_related("person"),
        "shown": session.shown.all(),
        "captures": [capture_row(one) for one in heard],
        "questions": session.questions.select_related("asked_by", "technical_question"),
    }
    return render(request, "demos/live/session.html", context)
