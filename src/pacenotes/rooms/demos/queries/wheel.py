"""Reads of the wheel: who drives, and who dropped off the line."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from pacenotes.rooms.deals.queries.house import policy
from pacenotes.rooms.demos.models import Hold


def has_lapsed(hold: Hold, now: dt.datetime) -> bool:
    """Whether the driver wasn't heard for longer than policy's lease."""
    return now - hold.beat_at > dt.timedelta(seconds=policy().live.lease)


def lapsed_sessions() -> list[int]:
    """The ids of the sessions whose driver dropped off the line and nobody was told yet, for
    `tell_lapsed`, in one query."""
    heard_before = timezone.now() - dt.timedelta(seconds=policy().live.lease)
    holds = Hold.objects.filter(
        released_at=None, lapsed_at=None, beat_at__lt=heard_before, session__ended_at=None
    )
    return list(holds.order_by("session").values_list("session", flat=True))
