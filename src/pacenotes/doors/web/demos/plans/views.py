"""Demos: one's own, a deal's, one whole; planned, set, handed over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.changed_meanwhile import differences, merged
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.doors.web.demos.plans.forms import DemoForm, HandForm, NameForm, PlanForm
from pacenotes.doors.web.demos.plans.page import demo_page
from pacenotes.doors.web.demos.visible import visible_demo
from pacenotes.doors.web.sent_numbers import read_number
from pacenotes.rooms.deals.actions import Conflict
from pacenotes.rooms.deals.models import Deal, GateRequest
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo
from pacenotes.rooms.demos.queries.plans import demos_on, own_demos
from pacenotes.rooms.demos.rules.plans import (
    check_may_change_plan,
    check_may_hand_demo,
    check_may_plan,
    may_plan,
)

shown = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def demos(request: HttpRequest) -> HttpResponse:
    """One's own demos: those that one gives, and those on one's deals."""
    person = asked_by(request)
    context = {"own": own_demos(person), "today": timezone.localdate()}
    return render(request, "demos/plans/demos.html", context)


@shown
def deal_demos(request: HttpRequest, deal_id: int) -> HttpResponse:
    """A deal's demos; POST plans one, for a request where one is named."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    if request.method != "POST":
        return _deal_page(request, deal, PlanForm(deal=deal, person=person))
    wanted = _request(deal, request.POST.get("request", ""))
    check_may_plan(person, deal, wanted)
    form = PlanForm(request.POST, deal=deal, person=person)
    if form.is_valid():
        where: dict[str, Any] = {"request": wanted} if wanted else {"deal": deal}
        try:
            demo = actions.plan_demo(**form.cleaned_data, **where, by=person)
        except ValidationError as error:
            take_errors(form, error)
        else:
            return redirect("demo", demo.pk)
    return _deal_page(request, deal, form, wanted)


@require_safe
def demo(request: HttpRequest, demo_id: int) -> HttpResponse:
    """A demo's plan: its demoer changes it, others give inputs on it."""
    found = visible_demo(request, demo_id)
    return render(request, "demos/plans/demo.html", demo_page(found, asked_by(request)))


@shown
def edit_demo(request: HttpRequest, demo_id: int) -> HttpResponse:
    """Set a demo's title, day, minutes and meeting."""
    found, person = visible_demo(request, demo_id), asked_by(request)
    check_may_change_plan(person, found)
    if request.method != "POST":
        return _edit_page(request, found, DemoForm(demo=found))
    form = DemoForm(request.POST, demo=found)
    if not form.is_valid():
        return _edit_page(request, found, form, status=422)
    try:
        return _set(request, found, form, form.version_read())
    except Conflict:
        return _set_anew(request, form, demo_id)


@require_POST
def demoers(request: HttpRequest, demo_id: int) -> HttpResponse:
    """Hand a demo to a colleague."""
    found, person = visible_demo(request, demo_id), asked_by(request)
    check_may_hand_demo(person, found)
    form = HandForm(request.POST, demo=found)
    if form.is_valid():
        to = form.cleaned_data["to"]
        try:
            actions.hand_demo(demo=found, to=to, by=person)
        except ValidationError as error:
            form.add_error("to", error.messages)
        else:
            messages.success(request, _("The demo is %(name)s's now.") % {"name": to.name})
            return redirect("demo", found.pk)
    context = demo_page(found, person, hand_form=form)
    return render(request, "demos/plans/demo.html", context, status=422)


@require_POST
def demo_playbooks(request: HttpRequest, demo_id: int) -> HttpResponse:
    """Make a playbook of a plan."""
    found, person = visible_demo(request, demo_id), asked_by(request)
    check_may_change_plan(person, found)
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            made = actions.make_playbook(demo=found, **form.cleaned_data, by=person)
        except ValidationError as error:
            take_errors(form, error)
        else:
            return redirect("playbook", made.pk)
    context = demo_page(found, person, playbook_form=form)
    return render(request, "demos/plans/demo.html", context, status=422)


def _request(deal: Deal, written: str) -> GateRequest | None:
    """The request that a demo is planned for; None where none is named, 404 for another deal's."""
    if not written:
        return None
    requests = deal.requests.select_related("deal", "taken_by")
    return get_object_or_404(requests, pk=read_number(written))


def _deal_page(
    request: HttpRequest, deal: Deal, form: PlanForm, wanted: GateRequest | None = None
) -> HttpResponse:
    person, planned = asked_by(request), demos_on(deal)
    waiting = deal.requests.filter(
        kind="demo", state=GateRequest.State.TAKEN, taken_by=person, demo=None
    )
    if wanted is None and request.method != "POST":
        wanted = waiting.order_by("due", "pk").first()
    context = {
        "deal": deal,
        "tab": "demos",
        "demos": planned,
        "form": form if may_plan(person, deal) else None,
        "wanted": wanted,
    }
    return render(request, "demos/plans/deal.html", context, status=422 if form.is_bound else 200)


def _set(request: HttpRequest, found: Demo, form: DemoForm, version: int | None) -> HttpResponse:
    fields: Any = form.touched()
    try:
        actions.set_demo(demo=found, fields=fields, by=asked_by(request), version=version)
    except ValidationError as error:
        take_errors(form, error)
        return _edit_page(request, found, form, status=422)
    return redirect("demo", found.pk)


def _set_anew(request: HttpRequest, form: DemoForm, demo_id: int) -> HttpResponse:
    """The form again over what stands now; what doesn't touch it is saved at once."""
    now = visible_demo(request, demo_id)
    fresh = DemoForm(demo=now)
    found = differences(form, fresh)
    if not found:
        return _set(request, now, form, None)
    again = DemoForm(merged(form, fresh), demo=now)
    return _edit_page(request, now, again, status=409, differences=found)


def _edit_page(
    request: HttpRequest, found: Demo, form: DemoForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"demo": found, "deal": found.deal, "form": form, **more}
    return render(request, "demos/plans/edit.html", context, status=status)
