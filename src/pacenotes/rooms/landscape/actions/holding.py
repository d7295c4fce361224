"""The landscape held while it changes, so that two changes follow each other."""

from __future__ import annotations

from django.db.models import F

from pacenotes.rooms.landscape.models import LandscapeMark


def hold_landscape() -> None:
    """Hold it until the transaction ends, and mark it as changed."""
    if not LandscapeMark.objects.update(number=F("number") + 1):
        LandscapeMark.objects.create(number=1)
