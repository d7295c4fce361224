"""Asking for a technical colleague's time, and what becomes of a request."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.gate.forms import AskForm, ReasonForm
from pacenotes.doors.web.deals.gate.queue import waiting_for
from pacenotes.doors.web.deals.gate.rows import asked_rows, names_of, request_row
from pacenotes.doors.web.deals.happened import happened
from pacenotes.doors.web.deals.inputs.part import inputs_part
from pacenotes.doors.web.deals.technical.page import technical_page
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.doors.web.sent_numbers import number_in
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Deal, GateRequest
from pacenotes.rooms.deals.queries.requests import giver_of, lights_now, requests_of
from pacenotes.rooms.demos.actions.demos import KIND
from pacenotes.rooms.demos.models import Demo
from pacenotes.rooms.demos.queries.triage import triage
from pacenotes.rooms.demos.rules.plans import may_plan
from pacenotes.rooms.people.models import Person


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The requests that wait on the deals this person may see."""
    return render(request, "deals/gate/queue.html", waiting_for(asked_by(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def requests(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Ask for a technical colleague's time."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    if request.method != "POST":
        return redirect(reverse("deal-technical", args=[deal.pk]) + "#requests")
    rules.check_may_ask(person, deal)
    form = AskForm(request.POST)
    if form.is_valid():
        try:
            return redirect(
                "request", deal.pk, actions.ask(deal=deal, **form.cleaned_data, by=person).pk
            )
        except ValidationError as error:
            form.add_error(None, error)
    return technical_page(request, deal, ask_form=form)


@require_safe
def request_page(request: HttpRequest, deal_id: int, request_id: int) -> HttpResponse:
    """A request: the five questions then and now, what policy asked for, what became of it."""
    deal = visible_deal(request, deal_id)
    return _page(request, deal, _found(deal, request_id))


@require_POST
def receivers(request: HttpRequest, deal_id: int, request_id: int) -> HttpResponse:
    """Say for whom a request is meant."""
    deal, by = visible_deal(request, deal_id), asked_by(request)
    found = _found(deal, request_id)
    rules.check_may_give_to(by, found)
    person = get_object_or_404(Person.objects.visible_to(by), pk=number_in(request, "person"))
    return _moved(request, found, lambda: actions.give_to(request=found, person=person, by=by))


@require_POST
def releases(request: HttpRequest, deal_id: int, request_id: int) -> HttpResponse:
    """Say that a request is meant for nobody any more."""
    deal = visible_deal(request, deal_id)
    found = _found(deal, request_id)
    return _moved(request, found, lambda: actions.release(request=found, by=asked_by(request)))


@require_POST
def acceptances(request: HttpRequest, deal_id: int, request_id: int) -> HttpResponse:
    """Take a request on; short of what policy asks for only with a reason."""
    deal = visible_deal(request, deal_id)
    found, form = _found(deal, request_id), ReasonForm(request.POST, name="take")

    def take_on(reason: str) -> GateRequest:
        return actions.take_on(request=found, by=asked_by(request), reason=reason)

    rules.check_may_take_on(asked_by(request), found)
    return _settled(request, deal, found, form, take_on, "take_form")


@require_POST
def refusals(request: HttpRequest, deal_id: int, request_id: int) -> HttpResponse:
    """Decline a request, with a reason."""
    deal = visible_deal(request, deal_id)
    found, form = _found(deal, request_id), ReasonForm(request.POST, name="decline")

    def decline(reason: str) -> GateRequest:
        return actions.decline(request=found, by=asked_by(request), reason=reason)

    rules.check_may_take_on(asked_by(request), found)
    return _settled(request, deal, found, form, decline, "decline_form")


@require_POST
def completions(request: HttpRequest, deal_id: int, request_id: int) -> HttpResponse:
    """Say that what was asked for is done."""
    deal = visible_deal(request, deal_id)
    found = _found(deal, request_id)
    return _moved(request, found, lambda: actions.finish(request=found, by=asked_by(request)))


@require_POST
def withdrawals(request: HttpRequest, deal_id: int, request_id: int) -> HttpResponse:
    """Take a request back."""
    deal = visible_deal(request, deal_id)
    found = _found(deal, request_id)
    return _moved(request, found, lambda: actions.withdraw(request=found, by=asked_by(request)))


def _found(deal: Deal, request_id: int) -> GateRequest:
    return get_object_or_404(requests_of(deal), pk=request_id)


def _settled(
    request: HttpRequest,
    deal: Deal,
    found: GateRequest,
    form: ReasonForm,
    settle: Callable[[str], GateRequest],
    name: str,
) -> HttpResponse:
    """Take on or decline; what can't be done is said beside the reason, which stays."""
    if form.is_valid():
        try:
            settle(form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error("reason", error.messages)
        else:
            return redirect("request", deal.pk, found.pk)
    return _page(request, deal, _found(deal, found.pk), {name: form})


def _moved(
    request: HttpRequest, found: GateRequest, move: Callable[[], GateRequest]
) -> HttpResponse:
    try:
        move()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("request", found.deal_id, found.pk)


def _page(
    request: HttpRequest,
    deal: Deal,
    found: GateRequest,
    sent: dict[str, forms.Form] | None = None,
) -> HttpResponse:
    """A request's page, with a form that was `sent` and can't be done as it is."""
    person, lights = asked_by(request), lights_now(deal)
    is_asked = found.state == GateRequest.State.ASKED
    is_taken = found.state == GateRequest.State.TAKEN
    may_give = is_asked and rules.may_give_to(person, found)
    demo = Demo.objects.filter(request=found).select_related("demoer").first()
    may_plan_it = is_taken and demo is None and found.kind == KIND
    row = request_row(found, lights, timezone.localdate())
    context = {
        "deal": deal,
        "tab": "technical",
        "row": row,
        "asked": asked_rows(found, lights),
        "needs": names_of(found.needs),
        "may_take_on": is_asked and rules.may_take_on(person, found),
        "may_release": is_asked
        and found.meant_for is not None
        and rules.may_release(person, found, giver_of(found)),
        "may_finish": is_taken and rules.may_finish(person, found),
        "may_withdraw": (is_asked or is_taken) and rules.may_withdraw(person, found),
        "choices": triage([found])[found.pk] if may_give else (),
        "demo": demo,
        "may_plan": may_plan_it and may_plan(person, deal, found),
        "take_form": ReasonForm(name="take"),
        "decline_form": ReasonForm(name="decline"),
        "happened": happened(found),
        "thing": inputs_part(deal, person, "request", str(found.pk), label=row.name),
        **(sent or {}),
    }
    return render(request, "deals/gate/request.html", context, status=422 if sent else 200)
