"""Contact roles, competitors and required capabilities of a deal: shown, added, taken off."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.around.forms import (
    AccountNameForm,
    CapabilityForm,
    CompetitorForm,
    ContactRoleForm,
)
from pacenotes.doors.web.deals.around.part import around_part
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.deals.meetings.part import meetings_part
from pacenotes.doors.web.deals.team.part import team_part
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.actions.accounts import ContactChanges
from pacenotes.rooms.deals.models import Deal


@require_safe
def around(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Who is who at the account, whom we are up against, what is required, which meetings."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    context = {
        "deal": deal,
        "tab": "around",
        "around": around_part(deal, person),
        "meetings": meetings_part(deal, person),
        "team": team_part(deal, person),
    }
    return render(request, "deals/around/around.html", context)


@require_POST
def account(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Say which account a deal is with that has none yet."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    rules.check_may_edit_deal(person, deal)
    form = AccountNameForm(request.POST)

    def name() -> None:
        actions.name_account(deal=deal, **form.cleaned_data, by=person)

    return _added(request, deal, form, name, "contact-roles", _("Name the account"))


@require_POST
def contact_roles(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Give somebody at the account a role in the deal, adding them where they are new."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    rules.check_may_edit_deal(person, deal)
    form = ContactRoleForm(request.POST, deal=deal)

    def give() -> None:
        told = form.cleaned_data
        if told["contact"]:
            actions.give_contact_role(
                deal=deal, contact=told["contact"], role=told["role"], by=person
            )
        else:
            new: ContactChanges = {"name": told["name"], "title": told["title"]}
            actions.introduce_contact(deal=deal, changes=new, role=told["role"], by=person)

    return _added(request, deal, form, give, "contact-roles", _("Give a role"))


@require_POST
def contact_role_removals(request: HttpRequest, deal_id: int, given_id: int) -> HttpResponse:
    """Take a role from a contact."""
    deal = visible_deal(request, deal_id)
    given = get_object_or_404(deal.contact_roles.select_related("contact"), pk=given_id)
    actions.drop_contact_role(given=given, by=asked_by(request))
    return _taken_off(request, deal, "contact-roles", given.contact.name)


@require_POST
def competitors(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Name a competitor."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    rules.check_may_edit_deal(person, deal)
    form = CompetitorForm(request.POST)

    def name() -> None:
        actions.name_competitor(deal=deal, name=form.cleaned_data["name"], by=person)

    return _added(request, deal, form, name, "competitors", _("Name a competitor"))


@require_POST
def competitor_removals(request: HttpRequest, deal_id: int, competitor_id: int) -> HttpResponse:
    """Take a competitor off the deal."""
    deal = visible_deal(request, deal_id)
    competitor = get_object_or_404(deal.competitors, pk=competitor_id)
    actions.drop_competitor(competitor=competitor, by=asked_by(request))
    return _taken_off(request, deal, "competitors", competitor.name)


@require_POST
def capabilities(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Write down what the account requires."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    rules.check_may_edit_deal(person, deal)
    form = CapabilityForm(request.POST)

    def require() -> None:
        told = form.cleaned_data
        is_must = told["weight"] == "must"
        actions.require_capability(deal=deal, name=told["name"], is_must=is_must, by=person)

    return _added(request, deal, form, require, "capabilities", _("Write down what is required"))


@require_POST
def capability_removals(request: HttpRequest, deal_id: int, capability_id: int) -> HttpResponse:
    """Take a required capability off the deal."""
    deal = visible_deal(request, deal_id)
    required = get_object_or_404(deal.capabilities, pk=capability_id)
    actions.drop_required_capability(required=required, by=asked_by(request))
    return _taken_off(request, deal, "capabilities", required.name)


def _added(
    request: HttpRequest,
    deal: Deal,
    form: forms.Form,
    add: Callable[[], None],
    place: str,
    title: str,
) -> HttpResponse:
    """Back to where it stands now; or the form on a page of its own, with what was typed."""
    if form.is_valid():
        try:
            add()
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("Written down."))
            return _back(deal, place)
    context = {"deal": deal, "form": form, "title": title, "place": place}
    return render(request, "deals/around/form.html", context, status=422)


def _taken_off(request: HttpRequest, deal: Deal, place: str, name: str) -> HttpResponse:
    messages.success(request, _("“%(name)s” was taken off.") % {"name": name})
    return _back(deal, place)


def _back(deal: Deal, place: str) -> HttpResponse:
    return redirect(reverse("deal-around", args=[deal.pk]) + f"#{place}")
