"""Steps of a plan: added, changed, moved, taken out."""

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
from pacenotes.doors.web.demos.plans.forms import StepForm
from pacenotes.doors.web.demos.plans.page import demo_page
from pacenotes.doors.web.demos.visible import visible_demo
from pacenotes.doors.web.sent_numbers import VERSION_DIGITS, number_in
from pacenotes.rooms.deals.actions import Conflict
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo, PlanStep
from pacenotes.rooms.demos.rules.plans import check_may_change_plan

shown = require_http_methods(["GET", "HEAD", "POST"])


@require_POST
def steps(request: HttpRequest, demo_id: int) -> HttpResponse:
    """Add a step to a plan."""
    demo, person = visible_demo(request, demo_id), asked_by(request)
    check_may_change_plan(person, demo)
    form = StepForm(request.POST, demo=demo, step=None)
    if form.is_valid():
        try:
            step = actions.add_step(
                demo=demo,
                fields=form.fields_sent(),
                proves=form.cleaned_data["proves"],
                by=person,
            )
        except ValidationError as error:
            take_errors(form, error)
        else:
            return redirect(_at(demo, step))
    context = demo_page(demo, person, add_form=form)
    return render(request, "demos/plans/demo.html", context, status=422)


@shown
def step(request: HttpRequest, demo_id: int, step_id: int) -> HttpResponse:
    """Change a step. What was changed meanwhile is shown, and nobody's words are lost."""
    demo, person = visible_demo(request, demo_id), asked_by(request)
    check_may_change_plan(person, demo)
    found = demo.steps.filter(pk=step_id).first()
    if request.method != "POST":
        found = get_object_or_404(demo.steps, pk=step_id)
        return _page(request, demo, found, StepForm(demo=demo, step=found))
    form = StepForm(request.POST, demo=demo, step=found)
    if found is None:
        return _gone(request, demo, form)
    if not form.is_valid():
        return _page(request, demo, found, form, status=422)
    try:
        _edit(request, found, form, form.version_read())
    except Conflict:
        return _anew(request, demo_id, step_id, form)
    except ValidationError as error:
        take_errors(form, error)
        return _page(request, demo, found, form, status=422)
    return redirect(_at(demo, found))


@require_POST
def step_places(request: HttpRequest, demo_id: int, step_id: int) -> HttpResponse:
    """Move a step one place up or down."""
    demo, person = visible_demo(request, demo_id), asked_by(request)
    check_may_change_plan(person, demo)
    found = get_object_or_404(demo.steps, pk=step_id)
    actions.move_step(step=found, is_up=request.POST.get("to") == "up", by=person)
    return redirect(_at(demo, found))


@require_POST
def step_removals(request: HttpRequest, demo_id: int, step_id: int) -> HttpResponse:
    """Take a step out of a plan."""
    demo, person = visible_demo(request, demo_id), asked_by(request)
    check_may_change_plan(person, demo)
    found = get_object_or_404(demo.steps, pk=step_id)
    version = number_in(request, "version", VERSION_DIGITS)
    try:
        actions.remove_step(step=found, by=person, version=version)
    except Conflict:
        told = _("The plan changed meanwhile, so nothing was taken out. Look at it again.")
        messages.error(request, told)
    return redirect("demo", demo.pk)


def _edit(request: HttpRequest, found: PlanStep, form: StepForm, version: int | None) -> None:
    actions.edit_step(
        step=found,
        fields=form.fields_touched(),
        proves=form.cleaned_data["proves"] if "proves" in form.changed_data else None,
        by=asked_by(request),
        version=version,
    )


def _anew(request: HttpRequest, demo_id: int, step_id: int, form: StepForm) -> HttpResponse:
    """The form again over what stands now; a plan that changed in other steps is in nobody's
    way."""
    demo = visible_demo(request, demo_id)
    now = demo.steps.filter(pk=step_id).first()
    if now is None:
        return _gone(request, demo, form)
    fresh = StepForm(demo=demo, step=now)
    found = differences(form, fresh)
    if not found:
        _edit(request, now, form, None)
        return redirect(_at(demo, now))
    again = StepForm(merged(form, fresh), demo=demo, step=now)
    return _page(request, demo, now, again, status=409, differences=found)


def _gone(request: HttpRequest, demo: Demo, form: StepForm) -> HttpResponse:
    """The step was taken out meanwhile: one's words stand in a form that adds it anew."""
    return _page(request, demo, None, form, status=409)


def _page(
    request: HttpRequest,
    demo: Demo,
    found: PlanStep | None,
    form: StepForm,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {"demo": demo, "deal": demo.deal, "step": found, "form": form, **more}
    return render(request, "demos/plans/step.html", context, status=status)


def _at(demo: Demo, found: PlanStep) -> str:
    return f"{reverse('demo', args=[demo.pk])}#step-{found.pk}"
