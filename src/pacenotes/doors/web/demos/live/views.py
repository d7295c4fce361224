"""A live demo's pages: one's own screen, and the audience's."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.demos.live import screens
from pacenotes.doors.web.demos.live.page import live_page
from pacenotes.doors.web.demos.visible import visible_demo
from pacenotes.rooms.demos.models import Demo, DemoSession

JUST_OVER = dt.timedelta(minutes=15)
"""For so long after its end the audience still sees the session that ended."""


@require_safe
def live(request: HttpRequest, demo_id: int) -> HttpResponse:
    """The screen of who asks: the driver's, the sales side's, the others'."""
    return live_page(request, visible_demo(request, demo_id))


@require_safe
def audience(request: HttpRequest, demo_id: int) -> HttpResponse:
    """The agenda and nothing else, for a screen that is shared: before the demo, while it is on and
    after its end. It leads to no page of ours, for the room would see that."""
    demo = visible_demo(request, demo_id)
    session = _on_screen(demo)
    if session is None:
        context = {"agenda": screens.agenda_ahead(demo)}
    else:
        state = screens.state_of(session.pk)
        context = {"agenda": screens.rendered("agenda", screens.AUDIENCE, state, asked_by(request))}
        if session.ended_at is None:
            stream = f"/live/sessions/{session.pk}/audience/?after={state.session.latest}"
            context["stream"] = stream
    context["current"] = reverse("current-session", args=[demo.pk])
    return render(request, "demos/live/audience.html", context)


@require_safe
def current_session(request: HttpRequest, demo_id: int) -> HttpResponse:
    """Whether the demo is live: 200 where it is, else 204. Pages that wait for it ask."""
    is_live = visible_demo(request, demo_id).sessions.live().exists()
    return HttpResponse(status=200 if is_live else 204)


def _on_screen(demo: Demo) -> DemoSession | None:
    """The session that is live or has just ended."""
    newest = demo.sessions.first()
    if newest is None or newest.ended_at is None:
        return newest
    return newest if timezone.now() - newest.ended_at < JUST_OVER else None
