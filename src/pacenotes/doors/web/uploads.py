"""Request bodies are capped before anything reads them."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from pacenotes.core.tables.decoding import MOST_BYTES
from pacenotes.rooms.deals.rules import may_import
from pacenotes.rooms.people.models import Person


class CappedUploads:
    """Answers 413 to a body that claims to be larger than `MOST_UPLOADED_BYTES`; than
    `MOST_IMPORTED_BYTES` where a table is sent by somebody who may import.

    It stands before the CSRF check, which is the first to read a body.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, or refuse it."""
        claimed = request.META.get("CONTENT_LENGTH") or "0"
        size = int(claimed) if claimed.isdigit() else None
        if size is not None and size <= settings.MOST_UPLOADED_BYTES:
            return self.get_response(request)
        most = _most(request)
        if size is not None and size <= most:
            return self.get_response(request)
        is_table = most > settings.MOST_UPLOADED_BYTES
        shown = MOST_BYTES // 1000**2 if is_table else most // 1024**2
        return render(request, "413.html", {"most": shown, "is_table": is_table}, status=413)


def _most(request: HttpRequest) -> int:
    """The most that this person may send to this address."""
    if request.path_info == reverse("new-import"):
        person = get_user(request)
        if isinstance(person, Person) and may_import(person):
            return int(settings.MOST_IMPORTED_BYTES)
    return int(settings.MOST_UPLOADED_BYTES)
