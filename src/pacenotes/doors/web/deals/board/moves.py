"""Moving a deal to another stage: from the board by a script, or from a page of its own."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.board.asked import asked_in
from pacenotes.doors.web.deals.board.views import board_columns
from pacenotes.rooms.deals import actions, queries, rules
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.queries.house import pipeline_of, pipelines
from pacenotes.rooms.people.rules import Forbidden

FROM_BOARD = "X-Board"
"""The header by which the board's script asks for its columns, and for a refusal in one line."""


@require_http_methods(["GET", "HEAD", "POST"])
def moves(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Move a deal to a stage, named with its pipeline such as `new-business/evaluation`."""
    person = asked_by(request)
    deal = get_object_or_404(queries.deals_of(person), pk=deal_id)
    if request.method != "POST":
        rules.check_may_edit_deal(person, deal)
        return _page(request, deal)
    pipeline, _slash, stage = request.POST.get("stage", "").rpartition("/")
    try:
        moved = actions.move_deal(deal=deal, stage=stage, pipeline=pipeline or None, by=person)
    except (Forbidden, ValidationError) as refusal:
        return _refused(request, deal, refusal)
    return _moved(request, moved)


def _moved(request: HttpRequest, deal: Deal) -> HttpResponse:
    said = _("“%(deal)s” is in %(stage)s now.") % {"deal": deal.name, "stage": _stage_name(deal)}
    asked = asked_in(request.POST.get("query", ""))
    if FROM_BOARD in request.headers:
        context = {**board_columns(asked_by(request), asked), "said": said}
        return render(request, "deals/board/columns.html", context)
    messages.success(request, said)
    if request.POST.get("page") == "deal":
        return redirect("deal", deal.pk)
    return redirect(f"{reverse('deal-board')}?{asked.query}")


def _refused(
    request: HttpRequest, deal: Deal, refusal: Forbidden | ValidationError
) -> HttpResponse:
    if FROM_BOARD in request.headers:
        if isinstance(refusal, Forbidden):
            return _plain(refusal.words.say(_), 403)
        return _plain(" ".join(refusal.messages), 422)
    if isinstance(refusal, Forbidden):
        raise refusal
    return _page(request, deal, refusal.messages, status=422)


def _plain(why: str, status: int) -> HttpResponse:
    return HttpResponse(why, status=status, content_type="text/plain; charset=utf-8")


def _page(
    request: HttpRequest, deal: Deal, wrong: list[str] | None = None, status: int = 200
) -> HttpResponse:
    told = request.POST if request.method == "POST" else request.GET
    now = f"{deal.pipeline}/{deal.stage}"
    ways = sorted(pipelines(), key=lambda way: way.key != deal.pipeline)
    context = {
        "deal": deal,
        "wrong": wrong,
        "stage": _stage_name(deal),
        "ways": [
            (_(way.name), [(f"{way.key}/{s.key}", _(s.name), f"{way.key}/{s.key}" == now)
                           for s in way.stages])
            for way in ways
        ],
        "query": asked_in(told.get("query", "")).query,
        "page": "deal" if told.get("page") == "deal" else "deal-board",
    }  # fmt: skip
    return render(request, "deals/board/moves.html", context, status=status)


def _stage_name(deal: Deal) -> str:
    way = pipeline_of(deal.pipeline)
    stage = way.stage(deal.stage) if way else None
    return _(stage.name) if stage else deal.stage
