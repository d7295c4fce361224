"""What a card's address asks for: as of which day, known when, for whom, by which product."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.days import day_of
from pacenotes.rooms.landscape.models import Product
from pacenotes.rooms.landscape.queries.naming import own_products


def corner_asked(request: HttpRequest) -> Corner:
    """The day and the day it was known on; today where the address says none, or no day."""
    today = timezone.localdate()
    day = day_asked(request, "day", today)
    return Corner(day_of(day), day_of(day_asked(request, "known", today)))


def day_asked(request: HttpRequest, name: str, otherwise: dt.date) -> dt.date:
    """A day of the address, as ISO 8601."""
    try:
        return dt.date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return otherwise


def is_for_technical(request: HttpRequest) -> bool:
    """Whether the technical colleagues' version is asked for."""
    return request.GET.get("for") == "technical"


def ours_asked(request: HttpRequest, otherwise: Product | None) -> Product | None:
    """The product of ours that the address names; another where it names none of ours."""
    asked = request.GET.get("ours") or request.POST.get("ours") or ""
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        return otherwise
    return own_products().filter(pk=int(asked)).first() or otherwise


def as_markdown(text: str, name: str) -> HttpResponse:
    """Markdown to be shown or saved."""
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.md"'
    return response
