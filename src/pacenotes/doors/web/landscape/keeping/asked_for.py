"""What an address names, among what the asking person may see."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.sent_numbers import read_number
from pacenotes.rooms.landscape.models import LandscapeQuerySet

Row = TypeVar("Row", bound=Model)


def visible(request: HttpRequest, rows: LandscapeQuerySet[Row], pk: int) -> Row:
    """A row; 404 where there is none that this person may see."""
    seen: Any = rows.visible_to(asked_by(request))
    found: Row = get_object_or_404(seen, pk=pk)
    return found


def named(request: HttpRequest, name: str, rows: LandscapeQuerySet[Row]) -> Row | None:
    """The row whose id a page was asked with, `?product=7`; None where it names none."""
    pk = read_number(request.GET.get(name, ""))
    return rows.visible_to(asked_by(request)).filter(pk=pk).first() if pk else None
