"""What a signed-in person sees is theirs: in their time zone, and kept in no cache."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers

from pacenotes.rooms.people.models import Person


class OwnPages:
    """Activates the person's time zone and keeps signed-in pages out of every cache."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, marked as this person's own."""
        person = request.user
        if not isinstance(person, Person):
            return self.get_response(request)
        with timezone.override(person.time_zone or timezone.get_default_timezone()):
            response = self.get_response(request)
        add_never_cache_headers(response)
        return response
