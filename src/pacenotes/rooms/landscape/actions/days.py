"""The day that something is recorded on."""

from __future__ import annotations

from django.utils import timezone

from pacenotes.core.landscape.days import OPEN, day_of
from pacenotes.rooms.landscape.queries.reading import read_rows

_ADDED = "(SELECT recorded_from FROM landscape_{table} ORDER BY id DESC LIMIT 1)"
_ENDED = f"(SELECT MAX(recorded_until) FROM landscape_{{table}} WHERE recorded_until < {OPEN})"  # noqa: S608 - a number alone is put in
_NEWEST = "SELECT " + ", ".join(
    (
        *(
            _ADDED.format(table=table)
            for table in ("factversion", "releaseversion", "capabilityversion", "coverage")
        ),
        *(_ENDED.format(table=table) for table in ("factspan", "coverage")),
    )
)
"""The days of the rows that were added last, and the newest day that any ended on."""


def recording_day(*after: int) -> int:
    """Today, or the day that something was recorded on last, where that is later.

    A colleague's day may have begun already where they are; what is known goes one way all the
    same, or what they recorded could be closed before it began.
    """
    newest = [int(day) for day in read_rows(_NEWEST)[0] if day is not None]
    return max(day_of(timezone.localdate()), *after, *newest, 1)
