"""A deal at a glance: its facts, the five questions, its calls, its team."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.calls.forms import DropForm
from pacenotes.doors.web.deals.custom_facts import custom_facts
from pacenotes.doors.web.deals.overview.glance import glances
from pacenotes.doors.web.deals.team.part import team_at_a_glance
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.rooms.calls.queries import calls_of
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import CustomField, Deal
from pacenotes.rooms.deals.queries.house import pipeline_of


@require_safe
def deal(request: HttpRequest, deal_id: int) -> HttpResponse:
    """A deal at a glance."""
    person = asked_by(request)
    found = visible_deal(request, deal_id)
    context = {
        "deal": found,
        "tab": "overview",
        "stage": _stage(found),
        "facts": custom_facts(CustomField.On.DEAL, found.custom),
        "may_edit": rules.may_edit_deal(person, found),
        "glances": glances(found, timezone.localdate()),
        "calls": calls_of(found),
        "drop": DropForm(),
        "may_contribute": rules.may_contribute(person, found),
        "team": team_at_a_glance(found),
        "may_change_team": rules.may_change_team(person, found)
        or rules.may_reassign(person, found),
    }
    return render(request, "deals/deal.html", context)


def _stage(deal: Deal) -> str:
    """The stage's name; its key where the pipeline no longer has it."""
    way = pipeline_of(deal.pipeline)
    stage = way.stage(deal.stage) if way else None
    return _(stage.name) if stage else deal.stage
