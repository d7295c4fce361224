"""The landscape held while it changes, so that two changes follow each other."""

from __future__ import annotations

import secrets

from pacenotes.rooms.history.actions import queue
from pacenotes.rooms.landscape.models import LandscapeMark

LANDSCAPE_CHANGED = "landscape-changed"
"""The kind of job that looks at what a change of the landscape means elsewhere."""


def hold_landscape() -> None:
    """Hold it until the transaction ends, mark it as changed, and have whom it concerns look."""
    # Never one that was there before: what is taken back leaves its number to nobody.
    number = secrets.randbits(62)
    if not LandscapeMark.objects.update(number=number):
        LandscapeMark.objects.create(number=number)
    queue(LANDSCAPE_CHANGED, 0, by=None)
