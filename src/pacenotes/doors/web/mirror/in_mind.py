"""What somebody means to try this week, beside what they do next: for them alone."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.mirror.opening import opened
from pacenotes.rooms.mirror.models import WrongKey
from pacenotes.rooms.mirror.queries.pages import open_book


def in_mind(request: HttpRequest) -> str:
    """The week's intention of whoever asks, empty where there is none or their mirror is closed;
    in one query where it is open, none where it is not."""
    key = opened(request)
    if key is None:
        return ""
    try:
        intention = open_book(asked_by(request), key).of_week(timezone.localdate())
    except WrongKey:  # rotated in another browser since
        return ""
    return intention.text if intention else ""
