"""Reads of playbooks."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Sum

from pacenotes.rooms.demos.models import Playbook, PlaybookStep
from pacenotes.rooms.people.models import Person

MOST_ROWS = 300
"""Playbooks that the list shows."""


def playbooks_of(person: Person) -> list[Playbook]:
    """The playbooks that this person may read, each with owner, its steps' number (`steps_in`)
    and their minutes (`minutes_in`), in one query."""
    rows = Playbook.objects.visible_to(person).select_related("owner")
    counted = rows.annotate(steps_in=Count("steps"), minutes_in=Sum("steps__minutes", default=0))
    return list(counted.order_by("name", "pk")[:MOST_ROWS])


def steps_proving(capabilities: Iterable[int], person: Person) -> dict[int, list[PlaybookStep]]:
    """The steps of playbooks that this person may read, by the capability of the landscape (id)
    that each proves; one query."""
    wanted = list(capabilities)
    rows = PlaybookStep.objects.filter(
        differentiator_capability__in=wanted,
        playbook__in=Playbook.objects.visible_to(person).values("pk"),
    )
    found: dict[int, list[PlaybookStep]] = {}
    for step in rows.select_related("playbook").order_by("playbook__name", "place", "pk"):
        found.setdefault(step.differentiator_capability_id or 0, []).append(step)
    return found
