"""Request bodies are capped before anything reads them."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class CappedUploads:
    """Answers 413 to a body that claims to be larger than `MOST_UPLOADED_BYTES`.

    It stands before the CSRF check, which is the first to read a body.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, or refuse it."""
        claimed = request.META.get("CONTENT_LENGTH") or "0"
        if claimed.isdigit() and int(claimed) <= settings.MOST_UPLOADED_BYTES:
            return self.get_response(request)
        most = settings.MOST_UPLOADED_BYTES // 1024**2
        return render(request, "413.html", {"most": most}, status=413)
