"""The day that something is recorded on."""

from __future__ import annotations

from django.db.models import Max
from django.utils import timezone

from pacenotes.core.landscape.days import OPEN, day_of
from pacenotes.rooms.landscape.models import (
    CapabilityVersion,
    Coverage,
    FactSpan,
    FactVersion,
    ReleaseVersion,
)

_RECORDED = (FactVersion, ReleaseVersion, CapabilityVersion, Coverage)
_ENDED = (FactSpan, Coverage)


def recording_day(*after: int) -> int:
    """Today, or the day that something was recorded on last, where that is later.

    A colleague's day may have begun already where they are; what is known goes one way all the
    same, or what they recorded could be closed before it began.
    """
    return max(day_of(timezone.localdate()), *after, *_newest(), 1)


def _newest() -> list[int]:
    """The days of the rows that were added last, and the newest day that any ended on."""
    added = [
        model._default_manager.order_by("-pk").values_list("recorded_from", flat=True).first()
        for model in _RECORDED
    ]
    ended = [
        model._default_manager.filter(recorded_until__lt=OPEN).aggregate(day=Max("recorded_until"))[
            "day"
        ]
        for model in _ENDED
    ]
    return [day for day in (*added, *ended) if day is not None]
