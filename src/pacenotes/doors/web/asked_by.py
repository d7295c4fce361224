"""Who asks: the signed-in person of a request."""

from __future__ import annotations

from django.http import HttpRequest

from pacenotes.rooms.people.models import Person


def asked_by(request: HttpRequest) -> Person:
    """The person who is signed in; LoginRequiredMiddleware lets nobody else this far."""
    if not isinstance(request.user, Person):
        raise TypeError("a page for signed-in people was reached without one")
    return request.user
