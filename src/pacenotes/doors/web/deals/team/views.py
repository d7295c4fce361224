"""Putting a deal's team together, and handing the deal over."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.team.forms import OwnerForm, TeamMemberForm
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.rooms.deals import actions, queries
from pacenotes.rooms.deals.models import Deal


@require_POST
def team(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Put somebody on a deal's team, or give them another position on it."""
    person, found = asked_by(request), visible_deal(request, deal_id)
    form = TeamMemberForm(request.POST, by=person)
    if form.is_valid():
        try:
            actions.add_team_member(deal=found, **form.cleaned_data, by=person)
            messages.success(request, _("The team has changed."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    else:
        messages.error(request, _("Nobody was added: choose who, and their position."))
    return _back(request, found)


@require_POST
def removal_from_team(request: HttpRequest, deal_id: int, member_id: int) -> HttpResponse:
    """Take somebody off a deal's team."""
    person, found = asked_by(request), visible_deal(request, deal_id)
    member = get_object_or_404(found.team, pk=member_id)
    try:
        actions.remove_team_member(member=member, by=person)
        messages.success(request, _("The team has changed."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return _back(request, found)


@require_POST
def owner(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Hand the deal to another owner."""
    person, found = asked_by(request), visible_deal(request, deal_id)
    form = OwnerForm(request.POST, by=person)
    if form.is_valid():
        try:
            actions.reassign_deal(deal=found, **form.cleaned_data, by=person)
            messages.success(request, _("The deal has another owner."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    else:
        messages.error(request, _("Nobody was chosen. The deal keeps its owner."))
    return _back(request, found)


def _back(request: HttpRequest, deal: Deal) -> HttpResponse:
    """To the team where it is changed; to the list for who may not see the deal any more."""
    still_seen = queries.deals_of(asked_by(request)).filter(pk=deal.pk).exists()
    return redirect(reverse("deal-around", args=[deal.pk]) + "#team" if still_seen else "deals")
