"""The demo that a page is about, where its reader may see it."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.rooms.demos.models import Demo
from pacenotes.rooms.demos.queries.plans import demos_of


def visible_demo(request: HttpRequest, demo_id: int) -> Demo:
    """The demo with its deal and team; 404 where this person may not see it."""
    return get_object_or_404(demos_of(asked_by(request)), pk=demo_id)
