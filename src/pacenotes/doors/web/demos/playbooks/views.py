"""Playbooks: everybody's to read and copy, each its owner's to change."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.changed_meanwhile import differences, merged
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.demos.plans.forms import NameForm
from pacenotes.doors.web.demos.plans.page import for_whom
from pacenotes.doors.web.demos.playbooks.forms import PlaybookForm, PlaybookStepForm
from pacenotes.rooms.deals.actions import Conflict
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Playbook
from pacenotes.rooms.demos.queries.playbooks import playbooks_of
from pacenotes.rooms.demos.rules.plans import check_may_change_playbook, may_change_playbook

shown = require_http_methods(["GET", "HEAD", "POST"])


@shown
def playbooks(request: HttpRequest) -> HttpResponse:
    """One's own playbooks and everybody's; POST begins one of one's own."""
    person = asked_by(request)
    form = PlaybookForm(request.POST or None)
    if form.is_valid():
        fields = {name: form.cleaned_data[name] for name in ("name", "about")}
        try:
            return redirect("playbook", actions.add_playbook(**fields, by=person).pk)
        except ValidationError as error:
            take_errors(form, error)
    found = playbooks_of(person)
    context = {
        "own": [one for one in found if one.owner_id == person.pk],
        "others": [one for one in found if one.owner_id != person.pk],
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "demos/playbooks/playbooks.html", context, status=status)


@shown
def playbook(request: HttpRequest, playbook_id: int) -> HttpResponse:
    """A playbook and its steps; POST names it anew."""
    found, person = visible_playbook(request, playbook_id), asked_by(request)
    if request.method != "POST":
        return playbook_page(request, found)
    check_may_change_playbook(person, found)
    form = PlaybookForm(request.POST, playbook=found)
    if not form.is_valid():
        return playbook_page(request, found, status=422, form=form)
    try:
        return _edited(request, found, form, form.version_read())
    except Conflict:
        return _anew(request, playbook_id, form)


@require_POST
def copies(request: HttpRequest, playbook_id: int) -> HttpResponse:
    """Copy a playbook: the copy is one's own."""
    found, person = visible_playbook(request, playbook_id), asked_by(request)
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            copy = actions.copy_playbook(playbook=found, **form.cleaned_data, by=person)
        except ValidationError as error:
            take_errors(form, error)
        else:
            return redirect("playbook", copy.pk)
    return playbook_page(request, found, status=422, copy_form=form)


@require_POST
def removals(request: HttpRequest, playbook_id: int) -> HttpResponse:
    """Throw one's playbook away."""
    found = visible_playbook(request, playbook_id)
    actions.remove_playbook(playbook=found, by=asked_by(request))
    messages.success(request, _("“%(name)s” was thrown away.") % {"name": found.name})
    return redirect("playbooks")


def visible_playbook(request: HttpRequest, playbook_id: int) -> Playbook:
    """The playbook with owner and source; 404 where there is none."""
    rows = Playbook.objects.visible_to(asked_by(request)).select_related("owner", "copied_from")
    return get_object_or_404(rows, pk=playbook_id)


def playbook_page(
    request: HttpRequest, found: Playbook, status: int = 200, **sent: Any
) -> HttpResponse:
    """A playbook's page, with forms that were `sent` and can't be done as they are."""
    may_change = may_change_playbook(asked_by(request), found)
    steps = list(found.steps.all())
    context = {
        "playbook": found,
        "rows": [(step, for_whom(step.roles)) for step in steps],
        "minutes": sum(step.minutes for step in steps),
        "may_change": may_change,
        "form": PlaybookForm(playbook=found) if may_change else None,
        "add_form": PlaybookStepForm(playbook=found, step=None) if may_change else None,
        "copy_form": NameForm(name=found.name),
        **sent,
    }
    return render(request, "demos/playbooks/playbook.html", context, status=status)


def _edited(
    request: HttpRequest, found: Playbook, form: PlaybookForm, version: int | None
) -> HttpResponse:
    told = {"name": found.name, "about": found.about} | form.touched()
    try:
        actions.edit_playbook(playbook=found, **told, by=asked_by(request), version=version)
    except ValidationError as error:
        take_errors(form, error)
        return playbook_page(request, found, status=422, form=form)
    messages.success(request, _("Changed."))
    return redirect("playbook", found.pk)


def _anew(request: HttpRequest, playbook_id: int, form: PlaybookForm) -> HttpResponse:
    """The form again over what stands now; steps that changed are in nobody's way."""
    now = visible_playbook(request, playbook_id)
    fresh = PlaybookForm(playbook=now)
    found = differences(form, fresh)
    if not found:
        return _edited(request, now, form, None)
    again = PlaybookForm(merged(form, fresh), playbook=now)
    return playbook_page(request, now, status=409, form=again, differences=found)
