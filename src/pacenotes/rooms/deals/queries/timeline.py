"""A deal's timeline: everything that happened on it, the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.history.models import Event

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some events, and the id before which the older ones are; None where there are none."""

    events: tuple[Event, ...]
    older: int | None


def timeline_of(deal: Deal, before: int | None = None, most: int = A_PAGE) -> Stretch:
    """The newest events of a deal, or those before one, with who did them, in one query."""
    rows = Event.objects.filter(deal_id=deal.pk).select_related("by").order_by("-pk")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    events = tuple(rows[: most + 1])
    older = events[most - 1].pk if len(events) > most else None
    return Stretch(events[:most], older)
