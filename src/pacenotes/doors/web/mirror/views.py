"""One's own mirror: opened and closed, the way over time, a call's remarks, an intention a week."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.calls.call_text import address_of_words
from pacenotes.doors.web.mirror.call_page import call_page
from pacenotes.doors.web.mirror.forms import (
    IntentionForm,
    LookBackForm,
    MarkForm,
    PasswordForm,
)
from pacenotes.doors.web.mirror.key_views import shown_code
from pacenotes.doors.web.mirror.opening import (
    close_here,
    open_by_password,
    opened,
    with_own_key,
)
from pacenotes.doors.web.mirror.over_time import drawn, over_time, unlooked
from pacenotes.doors.web.mirror.passwords import has_password
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.calls.queries import calls_with_people
from pacenotes.rooms.mirror import actions
from pacenotes.rooms.mirror.queries.keys import has_mirror
from pacenotes.rooms.mirror.queries.looking import look_at
from pacenotes.rooms.mirror.queries.pages import calls_spoken_on, open_pages

AT_ONCE = 10
"""Calls that are looked at while somebody waits for the page."""


@require_safe
@with_own_key
def mirror(request: HttpRequest) -> HttpResponse:
    """The mirror where it stands open; else what opens it, or begins one."""
    person, key = asked_by(request), opened(request)
    if key is None:
        context = {"form": PasswordForm(), "has_mirror": has_mirror(person)}
        return render(request, "mirror/closed.html", context)
    pages = open_pages(person, key)
    calls = list(calls_spoken_on(person))
    today = timezone.localdate()
    intention = pages.book.of_week(today)
    context = {
        "over_time": over_time(calls, pages.calls),
        "unlooked": len(unlooked(calls, pages.calls)),
        "at_once": AT_ONCE,
        "intention": intention,
        "look_back": pages.book.to_look_back_on(today),
        "earlier": [one for one in pages.book.intentions if one.went],
        "form": IntentionForm(initial={"text": intention.text if intention else ""}),
    }
    return render(request, "mirror/mirror.html", context)


@sensitive_post_parameters("password")
@require_POST
def openings(request: HttpRequest) -> HttpResponse:
    """Open the mirror with the password; begin one where there is none, and show its code."""
    person, form = asked_by(request), PasswordForm(request.POST)
    if not has_password(request, form):
        context = {"form": form, "has_mirror": has_mirror(person)}
        return render(request, "mirror/closed.html", context, status=422)
    password = form.cleaned_data["password"]
    if not has_mirror(person):
        return shown_code(request, actions.begin(password=password, by=person))
    back = redirect(_back(request))
    return back if open_by_password(request, back, password) else redirect("mirror-recovery")


def _back(request: HttpRequest) -> str:
    """Where the form stood: the mirror, or a call's page in it."""
    call = request.POST.get("call", "")
    is_call = call.isdecimal() and len(call) < 12
    return reverse("mirror-call", args=[int(call)]) if is_call else reverse("mirror")


@require_POST
def closings(request: HttpRequest) -> HttpResponse:
    """Close it in this browser."""
    response = redirect("mirror")
    close_here(request, response)
    return response


@require_POST
@with_own_key
def looks(request: HttpRequest) -> HttpResponse:
    """Look at the newest calls that weren't looked at, a few at once, and keep their pictures."""
    person, key = asked_by(request), opened(request)
    if key is None:
        return redirect("mirror")
    kept = open_pages(person, key).calls
    todo = [call.pk for call in unlooked(calls_spoken_on(person), kept)[:AT_ONCE]]
    for call in calls_with_people(person).filter(pk__in=todo):
        seen = look_at(call, person)
        if seen is not None:
            actions.keep(call=call, picture=seen.picture, key=key, by=person)
    return redirect("mirror")


@require_safe
@with_own_key
def call(request: HttpRequest, call_id: int) -> HttpResponse:
    """One's own part in a call; 404 for everybody who didn't speak on it."""
    person, key, found = asked_by(request), opened(request), _visible(request, call_id)
    seen = look_at(found, person)
    if seen is None:
        raise Http404
    pages = open_pages(person, key) if key is not None else None
    kept = pages.calls.get(found.pk) if pages else None
    context = {
        "call": found,
        "seen": seen,
        "drawn": drawn(seen.picture),
        "page": call_page(seen, kept, pages.learnt() if pages else {}, address_of_words(found)),
        "is_open": key is not None,
        "form": PasswordForm(),
        "has_mirror": has_mirror(person),
    }
    return render(request, "mirror/call.html", context)


@require_POST
@with_own_key
def marks(request: HttpRequest, call_id: int) -> HttpResponse:
    """Say what one makes of a remark, or take that back."""
    person, key, found = asked_by(request), opened(request), _visible(request, call_id)
    seen = look_at(found, person)
    if seen is None:
        raise Http404
    form = MarkForm(request.POST)
    if key is None:
        messages.error(request, _("Your mirror is closed. Nothing was marked; open it first."))
    elif form.is_valid() and form.cleaned_data["remark"] in {one.key for one in seen.remarks}:
        actions.mark(
            call=found,
            picture=seen.picture,
            remark=form.cleaned_data["remark"],
            as_=form.marked(),
            key=key,
            by=person,
        )
    else:
        messages.error(request, _("There is no such remark any more. Nothing was marked."))
    return redirect("mirror-call", found.pk)


@require_POST
@with_own_key
def intentions(request: HttpRequest) -> HttpResponse:
    """Say what one means to try this week."""
    person, key = asked_by(request), opened(request)
    form = IntentionForm(request.POST)
    if key is not None and form.is_valid():
        actions.intend(text=form.cleaned_data["text"], key=key, by=person)
    elif key is not None:
        messages.error(request, _("That is too long for one line. Nothing was changed."))
    return redirect("mirror")


@require_POST
@with_own_key
def lookings_back(request: HttpRequest) -> HttpResponse:
    """Say how it went with an earlier week's intention."""
    person, key = asked_by(request), opened(request)
    form = LookBackForm(request.POST)
    if key is not None and form.is_valid():
        actions.look_back(**form.told(), key=key, by=person)
    return redirect("mirror")


def _visible(request: HttpRequest, call_id: int) -> Call:
    return get_object_or_404(calls_with_people(asked_by(request)), pk=call_id)
