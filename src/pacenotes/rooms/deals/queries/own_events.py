"""Reads of history about one account or contact: its timeline, and what changed since a version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from pacenotes.rooms.deals.models import Account, Contact, Deal
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person

A_PAGE = 30
MOST_VERSIONS = 200


@dataclass(frozen=True, slots=True)
class Since:
    """A field that others changed: what it was, and who changed it last."""

    was: Any
    by: str


def own_events(
    thing: Account | Contact, person: Person, before: int | None = None
) -> tuple[list[Event], int | None]:
    """What happened to an account or contact, newest first, and the id from which to go on.

    What stands in a deal's timeline too only where the person may see that deal.
    """
    seen = Q(deal_id=None) | Q(deal_id__in=Deal.objects.visible_to(person).values("pk"))
    events = Event.objects.about(thing).filter(seen).select_related("by").order_by("-pk")
    if before:
        events = events.filter(pk__lt=before)
    rows = list(events[: A_PAGE + 1])
    return rows[:A_PAGE], rows[A_PAGE - 1].pk if len(rows) > A_PAGE else None


def changes_since(thing: Account | Contact, version: int) -> dict[str, Since]:
    """The fields that were changed since a version, with what they were then.

    The team's own fields by `custom-<key>`. Each change of a row counts its version up by one.
    """
    behind = min(max(thing.version - version, 0), MOST_VERSIONS)
    events = Event.objects.about(thing).filter(verb__in=CHANGING).select_related("by")
    since: dict[str, Since] = {}
    for event in events.order_by("-pk")[:behind]:
        before, after = flat(event.before), flat(event.after)
        for name in {*before, *after}:
            if before.get(name) != after.get(name):
                by = since[name].by if name in since else (event.by.name if event.by else "")
                since[name] = Since(before.get(name), by)
    return since


CHANGING = ("edited", "reassigned")
"""What counts a version up."""


def flat(fields: dict[str, Any]) -> dict[str, Any]:
    """Fields with the team's own among them, each by `custom-<key>`."""
    plain = {name: value for name, value in fields.items() if name != "custom"}
    own = fields.get("custom") or {}
    return plain | {f"custom-{key}": value for key, value in own.items()}
