"""The list of deals, the board, and the filters of both."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pacenotes.core.deal_filter import DealFilter
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.board.asked import Asked, asked_for, asked_in, query_of
from pacenotes.doors.web.deals.board.condition_words import condition_words
from pacenotes.doors.web.deals.board.filter_form import filter_form
from pacenotes.doors.web.deals.board.listing import listing
from pacenotes.doors.web.deals.board.rows import shown_columns, shown_rows
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Deal, SavedFilter
from pacenotes.rooms.deals.queries.board import board as columns_of
from pacenotes.rooms.deals.queries.board import pipeline_shown
from pacenotes.rooms.deals.queries.deals import editable
from pacenotes.rooms.deals.queries.house import pipelines
from pacenotes.rooms.deals.queries.lists import deal_page
from pacenotes.rooms.deals.queries.orders import Sort
from pacenotes.rooms.people.models import Person


@require_safe
def deals(request: HttpRequest) -> HttpResponse:
    """The list of the deals that this person may see, by filter and order."""
    person, asked, today = asked_by(request), asked_for(request.GET), timezone.localdate()
    page = deal_page(person, asked.chosen, asked.sort, asked.place, today)
    context = {
        **_around(request, asked, person),
        "rows": shown_rows(page.rows, today),
        "has_any": bool(page.rows) or _has_any(asked.chosen, person),
        **listing(page, asked),
    }
    return render(request, "deals/board/list.html", context)


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """One pipeline's deals in columns by stage."""
    person, asked = asked_by(request), asked_for(request.GET)
    context = {
        **_around(request, asked, person),
        **board_columns(person, asked),
        "pipelines": [
            (_(way.name), query_of(replace(asked.chosen, pipeline=way.key, stages=()), asked.sort),
             way == pipeline_shown(asked.chosen))
            for way in pipelines()
        ],
    }  # fmt: skip
    return render(request, "deals/board/board.html", context)


def board_columns(person: Person, asked: Asked) -> dict[str, Any]:
    """What the columns' template shows."""
    today, way = timezone.localdate(), pipeline_shown(asked.chosen)
    columns = columns_of(person, asked.chosen, today)
    lists = {c.stage.key: _all_of(asked.chosen, way.key, c.stage.key) for c in columns}
    movable = editable(person, [row.pk for column in columns for row in column.deals])
    shown = shown_columns(columns, way.key, asked.query, lists, today, movable)
    return {
        "columns": shown,
        "query": asked.query,
        "board_name": _("%(pipeline)s by stage") % {"pipeline": _(way.name)},
    }


@require_safe
def deal_filter(request: HttpRequest) -> HttpResponse:
    """The form of a filter."""
    person, asked = asked_by(request), asked_for(request.GET)
    context = {**filter_form(asked, person), "query": asked.query, "faults": asked.faults}
    return render(request, "deals/board/filter.html", context)


@require_POST
def saved_filters(request: HttpRequest) -> HttpResponse:
    """Save the filter that a page shows under a name."""
    asked = asked_in(request.POST.get("query", ""))
    name = request.POST.get("name", "").strip()
    try:
        actions.save_filter(name=name, query=asked.query, by=asked_by(request))
        messages.success(request, _("“%(name)s” is saved.") % {"name": name})
    except ValidationError as error:
        messages.error(request, " ".join([_("Nothing was saved."), *error.messages]))
    return _back(request, asked)


@require_POST
def saved_filter_removal(request: HttpRequest, filter_id: int) -> HttpResponse:
    """Forget a filter of one's own."""
    person = asked_by(request)
    saved = get_object_or_404(SavedFilter.objects.visible_to(person), pk=filter_id)
    actions.forget_filter(saved=saved, by=person)
    messages.success(request, _("“%(name)s” is forgotten.") % {"name": saved.name})
    return _back(request, asked_in(request.POST.get("query", "")))


def _back(request: HttpRequest, asked: Asked) -> HttpResponse:
    """To the page that the form stood on, which it names."""
    page = "deal-board" if request.POST.get("page") == "deal-board" else "deals"
    return redirect(f"{reverse(page)}?{asked.query}")


def _around(request: HttpRequest, asked: Asked, person: Person) -> dict[str, Any]:
    """What list and board have in common: the filter in words, and the saved ones."""
    saved = SavedFilter.objects.visible_to(person).values_list("pk", "name", "query")
    words = condition_words(asked.chosen, asked.sort, person, timezone.localdate())
    return {
        "page": request.resolver_match.url_name if request.resolver_match else "deals",
        "path": request.path,
        "query": asked.query,
        "text": asked.chosen.text,
        "hidden": [*replace(asked.chosen, text="").pairs(), ("sort", str(asked.sort))],
        "conditions": words,
        "is_filtered": asked.chosen != DealFilter(),
        "faults": asked.faults,
        "saved": [(pk, name, query, query == asked.query) for pk, name, query in saved],
        "may_open": rules.may_open_deal(person),
        "may_set_fields": rules.may_set_fields(person),
    }


def _has_any(chosen: DealFilter, person: Person) -> bool:
    """Whether there are deals that only the filter leaves out."""
    return chosen != DealFilter() or Deal.objects.visible_to(person).exists()


def _all_of(chosen: DealFilter, pipeline: str, stage: str) -> str:
    """The query of the list of a column's deals; closed ones are asked for by their outcome."""
    way = next((w for w in pipelines() if w.key == pipeline), None)
    found = way.stage(stage) if way else None
    outcome = found.outcome.value if found else chosen.outcome
    return query_of(replace(chosen, pipeline=pipeline, stages=(stage,), outcome=outcome), Sort())
