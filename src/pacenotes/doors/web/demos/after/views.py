"""What came of a demo, and joining it with its call."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.demos.after.forms import CallForm
from pacenotes.doors.web.demos.after.page import record_page
from pacenotes.doors.web.demos.visible import visible_demo
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import DemoSession
from pacenotes.rooms.demos.queries.record import sessions_of
from pacenotes.rooms.demos.rules.sessions import check_may_take_part


@require_safe
def newest(request: HttpRequest, demo_id: int) -> HttpResponse:
    """The newest session of a demo; the live page where there was none."""
    demo = visible_demo(request, demo_id)
    session = demo.sessions.first()
    return redirect("demo-session", session.pk) if session else redirect("live", demo.pk)


@require_safe
def record(request: HttpRequest, session_id: int) -> HttpResponse:
    """What a session was."""
    return record_page(request, visible_session(request, session_id))


@require_POST
def calls(request: HttpRequest, session_id: int) -> HttpResponse:
    """Join a session with its call."""
    session, person = visible_session(request, session_id), asked_by(request)
    check_may_take_part(person, session.demo.deal)
    form = CallForm(request.POST, session=session)
    if form.is_valid():
        call, offset = form.cleaned_data["call"], form.cleaned_data["began_at"]
        try:
            actions.join_call(session=session, call=call, offset=offset, by=person)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The demo and its call are joined."))
            return redirect("demo-session", session.pk)
    return record_page(request, session, {"joining": form})


@require_POST
def partings(request: HttpRequest, session_id: int) -> HttpResponse:
    """Part a session and a call."""
    session = visible_session(request, session_id)
    actions.part_call(session=session, by=asked_by(request))
    return redirect("demo-session", session.pk)


def visible_session(request: HttpRequest, session_id: int) -> DemoSession:
    """The session; 404 where this person may not see it."""
    return get_object_or_404(sessions_of(asked_by(request)), pk=session_id)
