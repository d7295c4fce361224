"""Inputs: given by the field, accepted, declined or left by who keeps the landscape."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.landscape.keeping.asked_for import named, visible
from pacenotes.doors.web.landscape.keeping.inputs.forms import DecisionForm, InputForm
from pacenotes.doors.web.landscape.keeping.one_form import tried
from pacenotes.doors.web.sent_numbers import read_number
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import Capability, FieldInput, Product
from pacenotes.rooms.landscape.queries import given as queries
from pacenotes.rooms.landscape.rules import check_keeps_landscape, keeps_landscape

State = FieldInput.State


@require_http_methods(["GET", "HEAD", "POST"])
def inputs(request: HttpRequest) -> HttpResponse:
    """All inputs, what became of each, and a form to give one."""
    person = asked_by(request)
    told = {
        "product": named(request, "product", Product.objects.all()),
        "capability": named(request, "capability", Capability.objects.all()),
    }
    form = InputForm(request.POST or None, initial=told)
    if tried(form, lambda: actions.give_field_input(**form.cleaned_data, by=person)):
        messages.success(
            request, _("Thank you. Technical marketing decides on it, and you see what.")
        )
        return redirect(f"{reverse('landscape-inputs')}?state=mine")
    is_about = any(told.values())
    return _page(request, form=form, is_about=is_about, status=422 if form.is_bound else 200)


@require_POST
def decisions(request: HttpRequest, input_id: int) -> HttpResponse:
    """Accept an input, decline it with a reason, or leave it."""
    person, found = asked_by(request), visible(request, FieldInput.objects.all(), input_id)
    check_keeps_landscape(person)
    form = DecisionForm(request.POST)
    wrong = _("Accept it, decline it, or leave it.")
    if form.is_valid():
        try:
            actions.decide_field_input(given=found, **form.cleaned_data, by=person)
        except ValidationError as error:
            wrong = " ".join(error.messages)
        else:
            messages.success(request, _("Whoever gave the input sees what became of it."))
            return redirect("landscape-inputs")
    sent = {"wrong_on": found.pk, "wrong": wrong, "reason": request.POST.get("reason", "")[:1000]}
    return _page(request, status=422, **sent)


def _page(request: HttpRequest, status: int = 200, **sent: Any) -> HttpResponse:
    person = asked_by(request)
    chosen = request.GET.get("state", "")
    state = chosen if chosen in {*State.values, "mine"} else ""
    before = read_number(request.GET.get("before", ""))
    rows = queries.inputs_by(person, state, before)
    counts = queries.counts_of(person)
    context = {
        "inputs": rows[: queries.MOST_SHOWN],
        "older": rows[queries.MOST_SHOWN - 1].pk if len(rows) > queries.MOST_SHOWN else 0,
        "state": state,
        "states": [
            ("", _("all"), sum(counts.values())),
            *((one.value, one.label, counts.get(one.value, 0)) for one in State),
        ],
        "may_decide": keeps_landscape(person),
        "form": InputForm(),
        **sent,
    }
    return render(request, "landscape/keeping/inputs.html", context, status=status)
