"""A live demo's pages: one's own screen, and the audience's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.demos.live import screens
from pacenotes.doors.web.demos.live.page import live_page
from pacenotes.doors.web.demos.visible import visible_demo


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
