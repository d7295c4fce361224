"""My position today: the page that people land on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.today.page import sections
from pacenotes.doors.web.mirror.in_mind import in_mind
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.queries.today import today_of
from pacenotes.rooms.demos.queries.today import demos_today


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What waits for this person, in the order of urgency; what to do first where nothing does."""
    person = asked_by(request)
    waiting, demos = today_of(person), demos_today(person)
    context = {
        "day": timezone.localdate(),
        "sections": sections(waiting, demos, timezone.localdate()),
        "may_open": rules.may_open_deal(person),
        "in_mind": in_mind(request),
    }
    if waiting.is_empty and demos.is_empty:
        context["has_deals"] = Deal.objects.visible_to(person).exists()
    return render(request, "deals/today/today.html", context)
