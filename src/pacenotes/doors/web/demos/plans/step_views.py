"""Steps of a plan: added, changed, moved, taken out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pacenotes.core.wording import N_
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.demos.plans.forms import StepForm
from pacenotes.doors.web.demos.plans.page import demo_page
from pacenotes.doors.web.demos.step_pages import StepPages
from pacenotes.doors.web.demos.visible import visible_demo
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo, PlanStep
from pacenotes.rooms.demos.rules.plans import check_may_change_plan
from pacenotes.rooms.people.models import Person


def _form(data: Any, demo: Demo, step: PlanStep | None) -> StepForm:
    return StepForm(data, demo=demo, step=step)


def _add(form: StepForm, demo: Demo, by: Person) -> PlanStep:
    fields, proves = form.fields_sent(), form.cleaned_data["proves"]
    return actions.add_step(demo=demo, fields=fields, proves=proves, by=by)


def _edit(form: StepForm, step: PlanStep, by: Person, version: int | None) -> None:
    proves = form.cleaned_data["proves"] if "proves" in form.changed_data else None
    fields = form.fields_touched()
    actions.edit_step(step=step, fields=fields, proves=proves, by=by, version=version)


def _page(request: HttpRequest, demo: Demo, form: StepForm) -> HttpResponse:
    context = demo_page(demo, asked_by(request), add_form=form)
    return render(request, "demos/plans/demo.html", context, status=422)


PLAN = StepPages(
    key="demo",
    template="demos/plans/step.html",
    changed=N_("The plan changed meanwhile, so nothing was taken out. Look at it again."),
    visible=visible_demo,
    check=check_may_change_plan,
    form=_form,
    add=_add,
    edit=_edit,
    move=actions.move_step,
    remove=actions.remove_step,
    page=_page,
)
