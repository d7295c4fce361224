"""One search over everything that its reader may see."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pacenotes.core.search_words import LONGEST_QUERY, read_query
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.search.results import KINDS, results


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What this person finds, a page of it; without words, how to search."""
    asked = request.GET.get("q", "")[: LONGEST_QUERY + 1]
    kind, page = request.GET.get("kind", ""), request.GET.get("page", "1")
    query = read_query(asked)
    context = {
        "searched_for": asked.replace("\0", "")[:LONGEST_QUERY],
        "query": query,
        "found": results(
            asked_by(request),
            query,
            kind if kind in KINDS else "",
            int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 1,
        ),
    }
    return render(request, "deals/search/search.html", context)
