"""The list of deals, opening one, its team."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.forms import DealForm, OwnerForm, TeamMemberForm
from pacenotes.rooms.deals import actions, queries, rules
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.queries.standings import lights_of


@require_safe
def deals(request: HttpRequest) -> HttpResponse:
    """The deals this person may see, with their five lights."""
    person = asked_by(request)
    found = list(queries.deals_of(person))
    lights = lights_of(found)
    context = {
        "deals": [(deal, lights[deal.pk]) for deal in found],
        "may_open": rules.may_open_deal(person),
    }
    return render(request, "deals/deals.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_deal(request: HttpRequest) -> HttpResponse:
    """Open a deal."""
    person = asked_by(request)
    rules.check_may_open_deal(person)
    form = DealForm(request.POST or None, initial={"position_key": person.position_key})
    if form.is_valid():
        try:
            return redirect("deal", actions.open_deal(**form.cleaned_data, by=person).pk)
        except ValidationError as error:
            form.add_error(None, error)
    status = 422 if form.is_bound else 200
    return render(request, "deals/new_deal.html", {"form": form}, status=status)


@require_POST
def team(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Put somebody on a deal's team, or give them another position on it."""
    person = asked_by(request)
    found = _visible(request, deal_id)
    form = TeamMemberForm(request.POST, by=person)
    if form.is_valid():
        actions.add_team_member(deal=found, **form.cleaned_data, by=person)
        messages.success(request, _("The team has changed."))
    else:
        messages.error(request, _("Nobody was added: choose who, and their position."))
    return redirect("deal", found.pk)


@require_POST
def removal_from_team(request: HttpRequest, deal_id: int, member_id: int) -> HttpResponse:
    """Take somebody off a deal's team."""
    person = asked_by(request)
    found = _visible(request, deal_id)
    member = get_object_or_404(found.team, pk=member_id)
    try:
        actions.remove_team_member(member=member, by=person)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("deal", found.pk)
    messages.success(request, _("The team has changed."))
    # Who leaves may not see the deal any more.
    return redirect("deals") if member.person_id == person.pk else redirect("deal", found.pk)


@require_POST
def owner(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Hand the deal to another owner."""
    person = asked_by(request)
    found = _visible(request, deal_id)
    form = OwnerForm(request.POST, by=person)
    if form.is_valid():
        try:
            actions.reassign_deal(deal=found, owner=form.cleaned_data["owner"], by=person)
            messages.success(request, _("The deal has another owner."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    else:
        messages.error(request, _("Nobody was chosen. The deal keeps its owner."))
    still_seen = queries.deals_of(person).filter(pk=found.pk).exists()
    return redirect("deal", found.pk) if still_seen else redirect("deals")


def _visible(request: HttpRequest, deal_id: int) -> Deal:
    return get_object_or_404(queries.deals_of(asked_by(request)), pk=deal_id)
