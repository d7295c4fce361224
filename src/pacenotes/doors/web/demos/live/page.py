"""A live demo's page: the screen of who asks, whole."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pacenotes.core.qualification import QUESTIONS
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.demos.live import screens
from pacenotes.rooms.deals.models import Contact
from pacenotes.rooms.demos.models import LONGEST_CUE, Demo
from pacenotes.rooms.demos.queries.call_sheet import CallSheet
from pacenotes.rooms.demos.queries.sessions import SessionState
from pacenotes.rooms.demos.rules.cues import may_cue
from pacenotes.rooms.demos.rules.sessions import may_start, may_take_part
from pacenotes.rooms.people.models import Person

WRITTEN = ("words", "text", "answer")
"""The fields that somebody writes into on a live page."""


def live_page(request: HttpRequest, demo: Demo, wrong: str = "", status: int = 200) -> HttpResponse:
    """The screen of who asks; where nothing is live, how to start it and what was before.

    With `wrong`, what couldn't be done, and the words that were sent in their fields.
    """
    person = asked_by(request)
    session = demo.sessions.live().first()
    if session is None:
        context = {
            "demo": demo,
            "deal": demo.deal,
            "may_start": may_start(person, demo),
            "sessions": demo.sessions.select_related("started_by"),
            "wrong": wrong,
            "written": next(filter(None, map(request.POST.get, WRITTEN)), ""),
        }
        return render(request, "demos/live/nothing.html", context, status=status)
    state = screens.state_of(session.pk)
    screen = screens.screen_key(person, state)
    context = _context(request, person, state, screen)
    return render(request, f"demos/live/{screen}.html", {**context, "wrong": wrong}, status=status)


def _context(
    request: HttpRequest, person: Person, state: SessionState, screen: str
) -> dict[str, Any]:
    demo, deal = state.session.demo, state.session.demo.deal
    takes_part = may_take_part(person, deal)
    sheet = state.sheet if takes_part and screen != screens.DRIVER else None
    return {
        "demo": demo,
        "deal": deal,
        "session": state.session,
        "screen": screen,
        "stream": f"/live/sessions/{state.session.pk}/{screen}/?after={state.session.latest}",
        "beat": state.live.lease / 3,
        "parts": {
            part: screens.rendered(part, screen, state, person, request)
            for part in screens.PARTS[screen]
        },
        "may_take_part": takes_part,
        "may_cue": may_cue(person, deal, state.driver_id, state.live.cues_from),
        "longest_cue": LONGEST_CUE,
        "questions": QUESTIONS,
        "first_parts": _first_parts(sheet),
        "contacts": _contacts(state),
        "typed": _typed(request),
    }


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What was sent and couldn't be done, by the form that it was sent from."""
    sent = request.POST
    form = "question" if "side" in sent else "capture" if "words" in sent else "cue"
    return {form: sent}


def _first_parts(sheet: CallSheet | None) -> dict[str, str]:
    """By question the part that a capture is on unless somebody says otherwise: the first that
    isn't answered and that needs nobody named."""
    if sheet is None:
        return {}
    return {
        one.question.key: next(
            (ask.part.key for ask in one.to_ask if not ask.part.is_theirs_to_say),
            one.question.parts[-1].key,
        )
        for one in sheet.questions
    }


def _contacts(state: SessionState) -> list[Contact]:
    """Who could have said something: the account's people, those of the meeting first."""
    demo = state.session.demo
    people = list(Contact.objects.filter(account=demo.deal.account_id or 0).order_by("name"))
    there = set(demo.meeting.contacts.values_list("pk", flat=True)) if demo.meeting else set()
    return sorted(people, key=lambda one: one.pk not in there)
