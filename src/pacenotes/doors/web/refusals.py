"""Pages that say no: what was wrong, what to do instead, and that nothing was lost."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from pacenotes.rooms.people.rules import Forbidden


class Refusals:
    """Turns a rule's refusal into a 403 page that says what to do instead."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response as it is."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a refusal; None leaves other errors alone."""
        if not isinstance(error, Forbidden):
            return None
        context = {"why": error.words.say(gettext)}
        return render(request, "403.html", context, status=403)


@login_not_required
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403 without a rule's words."""
    return render(request, "403.html", status=403)


@login_not_required
def form_too_old(request: HttpRequest, **_told: object) -> HttpResponse:
    """403 where a form doesn't carry the token of this browser's session."""
    return render(request, "403_form.html", status=403)


@login_not_required
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404: not there, or not for this person."""
    return render(request, "404.html", status=404)


@login_not_required
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """400: a request that no page of ours sends."""
    return render(request, "400.html", status=400)


@login_not_required
def too_often(request: HttpRequest) -> HttpResponse:
    """429: the same was asked too often."""
    return render(request, "429.html", status=429)


@login_not_required
def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault; the page asks nothing of the database."""
    return render(request, "500.html", status=500)
