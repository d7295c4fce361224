"""The call sheet and the brief: one sheet of paper each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pacenotes.doors.web.demos.sheets.brief import brief_of
from pacenotes.doors.web.demos.visible import visible_demo
from pacenotes.doors.web.mirror.in_mind import in_mind
from pacenotes.rooms.demos.queries.call_sheet import call_sheet_of


@require_safe
def call_sheet(request: HttpRequest, demo_id: int) -> HttpResponse:
    """What is still unknown on the five questions, who could say it, what to listen for."""
    demo = visible_demo(request, demo_id)
    context = {
        "demo": demo,
        "deal": demo.deal,
        "sheet": call_sheet_of(demo),
        "in_mind": in_mind(request),
    }
    return render(request, "demos/sheets/call_sheet.html", context)


@require_safe
def brief(request: HttpRequest, demo_id: int) -> HttpResponse:
    """Who is there, what it is worth to them, by when, and what not to step on."""
    demo = visible_demo(request, demo_id)
    context = {"demo": demo, "deal": demo.deal, "brief": brief_of(demo)}
    return render(request, "demos/sheets/brief.html", context)
