"""What is sent from a live page: done, or refused with a sentence, without leaving the page."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.demos.live.page import live_page
from pacenotes.doors.web.demos.visible import visible_demo
from pacenotes.rooms.demos.models import Demo, DemoSession
from pacenotes.rooms.people.rules import Forbidden

Post = Callable[..., HttpResponse]


def on_demo(act: Callable[..., object]) -> Post:
    """A view that does `act(request, demo, …)`: back to the live page or where it says, 204 for
    a script. What can't be done is said with 422 on the page, or as plain text; a script has a
    refusal's sentence as text too."""

    @require_POST
    @functools.wraps(act)
    def view(request: HttpRequest, demo_id: int, **more: Any) -> HttpResponse:
        demo = visible_demo(request, demo_id)
        if _is_script(request):
            return _done_for_script(act, request, demo, **more)
        try:
            done = act(request, demo, **more)
        except ValidationError as error:
            return live_page(request, demo, " ".join(error.messages), 422)
        return done if isinstance(done, HttpResponse) else redirect("live", demo.pk)

    return view


def on_session(act: Callable[..., object]) -> Post:
    """The same for what is done to the demo's live session: `act(request, session, …)`."""

    @functools.wraps(act)
    def with_session(request: HttpRequest, demo: Demo, **more: Any) -> None:
        session = live_session(demo)
        if session is None:
            raise ValidationError(_("This session has ended. Nothing was changed."))
        act(request, session, **more)

    whole = on_demo(with_session)

    @functools.wraps(act)
    def view(request: HttpRequest, demo_id: int, **more: Any) -> HttpResponse:
        # Beats and cues come by the dozen a second, and need nothing of what a page shows.
        if request.method == "POST" and _is_script(request):
            rows = DemoSession.objects.live().visible_to(asked_by(request))
            session = rows.select_related("demo__deal").filter(demo=demo_id).first()
            if session is not None:
                return _done_for_script(act, request, session, **more)
        return whole(request, demo_id, **more)

    return view


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Live") == "1"


def _done_for_script(
    act: Callable[..., object], request: HttpRequest, *about: object, **more: Any
) -> HttpResponse:
    try:
        act(request, *about, **more)
    except ValidationError as error:
        return _said(" ".join(error.messages), 422)
    except Forbidden as refused:
        return _said(refused.words.say(_), 403)
    return HttpResponse(status=204)


def live_session(demo: Demo) -> DemoSession | None:
    """The demo's live session, with the demo and its team as they are loaded."""
    session = demo.sessions.live().first()
    if session is not None:
        session.demo = demo
    return session


def _said(told: str, status: int) -> HttpResponse:
    return HttpResponse(told, content_type="text/plain; charset=utf-8", status=status)
