"""The day that something is recorded on."""

from __future__ import annotations

from django.utils import timezone

from pacenotes.core.landscape.days import day_of


def recording_day(*after: int) -> int:
    """Today, or the day that what is replaced was recorded on, where that is later: a colleague's
    day may have begun already where they are."""
    return max(day_of(timezone.localdate()), *after, 1)
