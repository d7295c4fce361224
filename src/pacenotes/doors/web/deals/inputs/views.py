"""Giving inputs, and deciding on them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.inputs.forms import DecisionForm, GiveForm
from pacenotes.doors.web.deals.inputs.part import inputs_part
from pacenotes.doors.web.deals.inputs.things import Thing, things_of
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Deal, Input
from pacenotes.rooms.deals.queries.inputs import inputs_by_about, owner_of
from pacenotes.rooms.demos import actions as demo_actions
from pacenotes.rooms.demos.queries.plan_inputs import demo_about
from pacenotes.rooms.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def inputs(request: HttpRequest, deal_id: int) -> HttpResponse:
    """All inputs on a deal; POST gives one."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    if request.method != "POST":
        return _all(request, deal)
    rules.check_may_contribute(person, deal)
    form = GiveForm(request.POST)
    about_type, about_id = form.on()
    wrong = ""
    if form.is_valid():
        try:
            give = demo_actions.give_plan_input if _is_planned(about_type) else actions.give_input
            given = give(
                deal=deal,
                about_type=about_type,
                about_id=about_id,
                text=form.cleaned_data["text"],
                by=person,
            )
            return _after(request, deal, given.about_type, given.about_id, {"news": given.pk})
        except ValidationError as error:
            wrong = " ".join(error.messages)
    told = {"wrong": wrong or _told(form, "text"), "draft": request.POST.get("text", "")}
    return _after(request, deal, about_type, about_id, told, 422)


@require_POST
def decisions(request: HttpRequest, deal_id: int, input_id: int) -> HttpResponse:
    """Accept an input, decline it with a reason, or leave it."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    given = get_object_or_404(deal.inputs, pk=input_id)
    rules.check_may_decide_input(person, given, _owner(given))
    form, told, status = DecisionForm(request.POST), dict[str, Any](), 422
    told["reason"] = request.POST.get("reason", "")
    if not form.is_valid():
        told["wrong"] = _told(form, "reason")
    else:
        said = {name: form.cleaned_data[name] for name in ("state", "reason", "seen")}
        is_planned = _is_planned(given.about_type)
        decide = demo_actions.decide_plan_input if is_planned else actions.decide_input
        try:
            decide(given=given, **said, by=person)
            told, status = {"news": given.pk}, 200
        except ValidationError as error:
            told["wrong"] = " ".join(error.messages)
        except actions.Conflict:
            told["wrong"], status = _decided_meanwhile(given), 409
    if "wrong" in told:
        told["wrong_on"] = given.pk
    return _after(request, deal, given.about_type, given.about_id, told, status)


def _is_planned(about_type: str) -> bool:
    """Whether the demos room keeps what an input is on."""
    return about_type in rules.PLANNED


def _owner(given: Input) -> Person | None:
    """Who alone owns what the input is on, None where that is a side of the deal."""
    if not _is_planned(given.about_type):
        return owner_of(given)
    demo = demo_about(given.deal_id, given.about_type, given.about_id)
    return demo.demoer if demo is not None else None


def _all(request: HttpRequest, deal: Deal) -> HttpResponse:
    """Every input of the deal by what it is on."""
    person, things, found = asked_by(request), things_of(deal), inputs_by_about(deal)
    on = []
    for key, given in found.items():
        thing = things.get(key)
        if thing is not None:
            part = _part(deal, person, thing, given)
            on.append((thing, part))
    context = {
        "deal": deal,
        "on": on,
        "things": things.values(),
        "may_give": rules.may_give_input(person, deal),
    }
    return render(request, "deals/inputs/inputs.html", context)


def _part(
    deal: Deal, person: Person, thing: Thing, given: list[Input] | None = None
) -> dict[str, Any]:
    on, owner = (thing.about_type, thing.about_id), thing.owner
    return inputs_part(deal, person, *on, label=thing.label, owner=owner, inputs=given)


def _after(
    request: HttpRequest,
    deal: Deal,
    about_type: str,
    about_id: str,
    told: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """What follows: the inputs on the thing as they stand, where the page asked for a part of it;
    else back to that page, or a page that says what was wrong and keeps what was written."""
    thing = things_of(deal).get((about_type, about_id))
    is_part = bool(request.headers.get("HX-Request"))
    if status == 200 and not is_part:
        return redirect(_back(request, thing, about_type, about_id))
    if thing is None:
        raise Http404
    part = _part(deal, asked_by(request), thing)
    context = {"deal": deal, **part, **told, "thing": thing, "back": request.POST.get("back", "")}
    # htmx puts in place only what comes with a good status.
    template = "deals/inputs/on.html" if is_part else "deals/inputs/again.html"
    return render(request, template, context, status=200 if is_part else status)


def _back(request: HttpRequest, thing: Thing | None, about_type: str, about_id: str) -> str:
    """The page that the form was on, where it is one of ours; else where the thing stands."""
    back = request.POST.get("back", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    if is_ours:
        return f"{back.partition('#')[0]}#inputs-{about_type}-{about_id}"
    return thing.address if thing else "/"


def _decided_meanwhile(given: Input) -> str:
    given.refresh_from_db()
    who = given.decided_by.name if given.decided_by else ""
    return _("%(name)s decided on it meanwhile: %(state)s. Decide again to change that.") % {
        "name": who,
        "state": given.get_state_display(),
    }


def _told(form: GiveForm | DecisionForm, name: str) -> str:
    wrong = form.errors.get(name)
    return str(wrong[0]) if wrong else _("Nothing was changed: something of the form is missing.")
