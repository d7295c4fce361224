"""Steps of a playbook: added, changed, moved, taken out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.changed_meanwhile import differences, merged
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.demos.playbooks.forms import PlaybookStepForm
from pacenotes.doors.web.demos.playbooks.views import playbook_page, visible_playbook
from pacenotes.doors.web.sent_numbers import VERSION_DIGITS, number_in
from pacenotes.rooms.deals.actions import Conflict
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Playbook, PlaybookStep
from pacenotes.rooms.demos.rules.plans import check_may_change_playbook

shown = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
def steps(request: HttpRequest, playbook_id: int) -> HttpResponse:
    """Add a step to a playbook."""
    playbook, person = visible_playbook(request, playbook_id), asked_by(request)
    check_may_change_playbook(person, playbook)
    form = PlaybookStepForm(request.POST, playbook=playbook, step=None)
    if form.is_valid():
        try:
            fields = form.fields_sent()
            step = actions.add_playbook_step(playbook=playbook, fields=fields, by=person)
        except ValidationError as error:
            take_errors(form, error)
        else:
            return redirect(_at(step))
    return playbook_page(request, playbook, status=422, add_form=form)


@shown
def step(request: HttpRequest, playbook_id: int, step_id: int) -> HttpResponse:
    """Change a step. What was changed meanwhile is shown, and nobody's words are lost."""
    playbook, person = visible_playbook(request, playbook_id), asked_by(request)
    check_may_change_playbook(person, playbook)
    if request.method != "POST":
        found = get_object_or_404(playbook.steps, pk=step_id)
        return _page(request, playbook, found, PlaybookStepForm(playbook=playbook, step=found))
    there = playbook.steps.filter(pk=step_id).first()
    form = PlaybookStepForm(request.POST, playbook=playbook, step=there)
    if there is None:
        return _page(request, playbook, None, form, status=409)
    if not form.is_valid():
        return _page(request, playbook, there, form, status=422)
    try:
        fields, version = form.fields_touched(), form.version_read()
        actions.edit_playbook_step(step=there, fields=fields, by=person, version=version)
    except Conflict:
        return _anew(request, playbook_id, step_id, form)
    except ValidationError as error:
        take_errors(form, error)
        return _page(request, playbook, there, form, status=422)
    return redirect(_at(there))


@require_POST
def step_places(request: HttpRequest, playbook_id: int, step_id: int) -> HttpResponse:
    """Move a step one place up or down."""
    playbook, person = visible_playbook(request, playbook_id), asked_by(request)
    check_may_change_playbook(person, playbook)
    found = get_object_or_404(playbook.steps, pk=step_id)
    actions.move_playbook_step(step=found, is_up=request.POST.get("to") == "up", by=person)
    return redirect(_at(found))


@require_POST
def step_removals(request: HttpRequest, playbook_id: int, step_id: int) -> HttpResponse:
    """Take a step out of a playbook."""
    playbook, person = visible_playbook(request, playbook_id), asked_by(request)
    check_may_change_playbook(person, playbook)
    found = get_object_or_404(playbook.steps, pk=step_id)
    version = number_in(request, "version", VERSION_DIGITS)
    try:
        actions.remove_playbook_step(step=found, by=person, version=version)
    except Conflict:
        told = _("The playbook changed meanwhile, so nothing was taken out. Look at it again.")
        messages.error(request, told)
    return redirect("playbook", playbook.pk)


def _anew(
    request: HttpRequest, playbook_id: int, step_id: int, form: PlaybookStepForm
) -> HttpResponse:
    """The form again over what stands now; other steps that changed are in nobody's way."""
    playbook = visible_playbook(request, playbook_id)
    now = playbook.steps.filter(pk=step_id).first()
    if now is None:
        return _page(request, playbook, None, form, status=409)
    fresh = PlaybookStepForm(playbook=playbook, step=now)
    found = differences(form, fresh)
    if not found:
        fields = form.fields_touched()
        actions.edit_playbook_step(step=now, fields=fields, by=asked_by(request))
        return redirect(_at(now))
    again = PlaybookStepForm(merged(form, fresh), playbook=playbook, step=now)
    return _page(request, playbook, now, again, status=409, differences=found)


def _page(
    request: HttpRequest,
    playbook: Playbook,
    found: PlaybookStep | None,
    form: PlaybookStepForm,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {"playbook": playbook, "step": found, "form": form, **more}
    return render(request, "demos/playbooks/step.html", context, status=status)


def _at(found: PlaybookStep) -> str:
    return f"{reverse('playbook', args=[found.playbook_id])}#step-{found.pk}"
