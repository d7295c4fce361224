"""The first person, oneself, everybody, a new colleague."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.people.colleague_views import changed_address, shown_link
from pacenotes.doors.web.people.forms import (
    AddressForm,
    ColleagueForm,
    FirstPersonForm,
    OneselfForm,
)
from pacenotes.doors.web.people.record import told
from pacenotes.doors.web.people.top import top_for
from pacenotes.rooms.people import actions, queries, rules
from pacenotes.rooms.people.models import Person


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """The first person of an empty installation, by the link that its terminal printed."""
    if Person.objects.exists():
        raise Http404
    try:
        signing.loads(token, salt=rules.WELCOME, max_age=24 * 60 * 60)
    except signing.BadSignature as error:
        raise Http404 from error
    form = FirstPersonForm(request.POST or None)
    if form.is_valid():
        login(request, actions.add_first_person(**form.cleaned_data))
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "people/welcome.html", {"form": form}, status=_status(form))


@require_safe
def colleagues(request: HttpRequest) -> HttpResponse:
    """Everybody, in the organisation as it stands."""
    person = asked_by(request)
    organisation = queries.organisation_of(person)
    context = {
        "organisation": organisation,
        "leads": rules.leads(person),
        "led": {one.pk for one in organisation.people if rules.may_change_person(person, one)},
    }
    return render(request, "people/colleagues.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_colleague(request: HttpRequest) -> HttpResponse:
    """Add somebody, and show the link by which they set a password."""
    person = asked_by(request)
    rules.check_may_add_person(person)
    parts = queries.parts_led_by(person)
    form = ColleagueForm(
        request.POST or None, parts=parts, top=top_for(person), initial={"unit": person.unit_id}
    )
    if form.is_valid():
        added = actions.add_person(**form.cleaned_data, by=person)
        return shown_link(request, added, person)
    return render(request, "people/new_colleague.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def oneself(request: HttpRequest) -> HttpResponse:
    """One's own name and time zone, and what was done to one's way in."""
    person = asked_by(request)
    form = OneselfForm(request.POST or None, instance=Person.objects.get(pk=person.pk))
    if form.is_valid():
        actions.introduce_oneself(**form.cleaned_data, by=person)
        messages.success(request, _("Changed."))
        return redirect("oneself")
    context = {"form": form, "record": told(queries.record_of(person))}
    return render(request, "people/oneself.html", context, status=_status(form))


@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """One's own e-mail address, after showing that it is oneself."""
    person = asked_by(request)
    form = AddressForm(request.POST or None, initial={"email": person.email})
    if form.is_valid() and changed_address(request, person, form):
        return redirect("oneself")
    return render(request, "people/address.html", {"form": form}, status=_status(form))


def _status(form: Any) -> int:
    return 422 if form.is_bound else 200
