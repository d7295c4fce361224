"""The page of the matrix, and the part of it that is drawn anew when a slider moves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pacenotes.core.landscape.standing import STANDING_NAMES
from pacenotes.doors.web.landscape.matrix.around import around, choice
from pacenotes.doors.web.landscape.matrix.days_asked import as_of, iso, said_day
from pacenotes.doors.web.landscape.matrix.grid.asked import MatrixAsked, matrix_asked, told_ids
from pacenotes.doors.web.landscape.matrix.grid.rows import shown_rows
from pacenotes.doors.web.landscape.matrix.shown import standing_mark
from pacenotes.doors.web.landscape.matrix.sliders import jumps, sliders
from pacenotes.rooms.landscape.queries.compared import Compared
from pacenotes.rooms.landscape.queries.matrix import MatrixPage, matrix_page


@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """Capabilities by products on a day, as known on a day."""
    found, asked = choice(request), matrix_asked(request.GET, timezone.localdate())
    context = around(request, found, "matrix")
    if found.chosen is None:
        return render(request, "landscape/grid/empty.html", context)
    page = page_of(found.chosen, asked)
    if page.is_empty:
        return render(request, "landscape/grid/empty.html", context)
    context |= shown(page, asked, found.chosen)
    is_part = "X-Part" in request.headers
    return render(request, f"landscape/grid/{'part' if is_part else 'matrix'}.html", context)


def page_of(compared: Compared, asked: MatrixAsked) -> MatrixPage:
    """The rows that are asked for; 404 where the subtree or the row before isn't there."""
    try:
        return matrix_page(compared, asked.chosen, asked.days.day, asked.days.known)
    except LookupError:
        raise Http404 from None


def shown(page: MatrixPage, asked: MatrixAsked, compared: Compared) -> dict[str, Any]:
    """What the templates of the matrix show."""
    chosen, turns = asked.chosen, jumps(asked.days, page.days)
    without = replace(chosen, after=None)
    return {
        "rows": shown_rows(page.rows, asked, compared),
        "total": _total(page),
        "as_of": as_of(asked.days),
        "faults": asked.days.faults,
        "asked": asked,
        "chosen": chosen,
        "standings": _standings(page, asked),
        "above": [(name, asked.with_(replace(without, under=one))) for one, name in page.above],
        "all_of_it": asked.with_(replace(without, under=None)),
        "unfiltered": asked.of_days,
        "opened": told_ids(chosen.opened),
        "shut": told_ids(chosen.shut),
        "not_known": ""
        if page.rows or page.total or not page.first_known or asked.days.known >= page.first_known
        else said_day(page.first_known),
        "earlier": asked.on(turns["earlier"]) if turns["earlier"] else "",
        "later": asked.on(turns["later"]) if turns["later"] else "",
        "before": _page_query(asked, page.before),
        "after": _page_query(asked, page.after),
        "first_known": iso(page.first_known) if page.first_known else "",
        **sliders(asked.days, page.days, page.first_known),
    }


def _standings(page: MatrixPage, asked: MatrixAsked) -> list[dict[str, Any]]:
    """Every standing, how often it is there, and the query that asks for it or no longer does."""
    return [
        {
            "key": standing.value,
            "name": _(STANDING_NAMES[standing]),
            "mark": standing_mark(standing),
            "count": count,
            "is_now": standing in asked.chosen.standings,
            "query": asked.with_standing(standing),
        }
        for standing, count in page.counts
    ]


def _page_query(asked: MatrixAsked, after: int | None) -> str | None:
    """The query of another page; 0 is the first."""
    return None if after is None else asked.with_(replace(asked.chosen, after=after or None))


def _total(page: MatrixPage) -> str:
    return _("one row") if page.total == 1 else _("%(count)s rows") % {"count": page.total}
