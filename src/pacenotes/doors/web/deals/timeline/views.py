"""A deal's timeline: everything that happened on it, a page at a time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pacenotes.doors.web.deals.timeline.lines import timeline_part
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.rooms.deals.queries.timeline import A_PAGE


@require_safe
def timeline(request: HttpRequest, deal_id: int) -> HttpResponse:
    """The newest of what happened, or what came before an event."""
    deal = visible_deal(request, deal_id)
    before = request.GET.get("before", "")
    is_id = before.isascii() and before.isdigit() and len(before) < 19
    context = {
        "deal": deal,
        "tab": "timeline",
        "timeline": timeline_part(deal, int(before) if is_id else None, A_PAGE),
        "is_further": is_id,
    }
    return render(request, "deals/timeline/timeline.html", context)
