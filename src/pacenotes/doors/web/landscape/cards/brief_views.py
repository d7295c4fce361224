"""A deal's differentiator brief: one sheet of paper, and Markdown."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pacenotes.core.telling.cards import as_of, brief_markdown
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.doors.web.landscape.cards.asked import as_markdown, corner_asked, is_for_technical
from pacenotes.doors.web.landscape.cards.proving import with_steps
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals.queries.differentiators import differentiators as brief_of
from pacenotes.rooms.deals.rules import may_edit_deal
from pacenotes.rooms.demos.queries.playbooks import steps_proving
from pacenotes.rooms.landscape.rules import keeps_landscape


@require_safe
def differentiators(request: HttpRequest, deal_id: int) -> HttpResponse:
    """What of ours to bring up on a deal, how to say it, and what to leave."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    corner, is_technical = corner_asked(request), is_for_technical(request)
    told = brief_of(deal, corner)
    context: dict[str, object] = {
        "deal": deal,
        "tab": "differentiators",
        "card": told,
        "is_technical": is_technical,
        "may_edit": may_edit_deal(person, deal),
        "may_keep": keeps_landscape(person),
        "corner": corner,
    }
    if told is not None:
        steps = {}
        if is_technical:
            shown = (*told.differentiators, *told.gaps, *told.unknown, *told.parity)
            steps = steps_proving([one.capability for one in shown], person)
        context |= {
            "differentiators": with_steps(told.differentiators, steps),
            "gaps": with_steps(told.gaps, steps),
            "unknown": with_steps(told.unknown, steps),
            "parity": with_steps(told.parity, steps),
            "as_of": as_of(corner, PAGE),
            "markdown": brief_markdown(told, PAGE, is_technical=is_technical),
        }
    return render(request, "landscape/cards/brief.html", context)


@require_safe
def differentiators_as_markdown(request: HttpRequest, deal_id: int) -> HttpResponse:
    """The brief as Markdown."""
    deal = visible_deal(request, deal_id)
    told = brief_of(deal, corner_asked(request))
    if told is None:
        raise Http404
    text = brief_markdown(told, PAGE, is_technical=is_for_technical(request))
    return as_markdown(text, f"differentiators-{deal.pk}")
