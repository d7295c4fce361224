"""What the search finds of demos and playbooks: their names, and what a playbook is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pacenotes.rooms.demos.models import Demo, Playbook
from pacenotes.rooms.history.models import SearchEntry

DEMO, PLAYBOOK = "demo", "playbook"
"""The kinds of what the search finds here. A playbook is on no deal: see `visible_to`."""


def searched_demos(ids: Iterable[int]) -> Iterator[SearchEntry]:
    """What is searched of demos, on the deals that they are given for."""
    for demo in Demo.objects.filter(pk__in=list(ids)):
        yield SearchEntry.of(
            DEMO, demo.pk, title=demo.title, body="", deal_id=demo.deal_id, day=demo.held_on
        )


def searched_playbooks(ids: Iterable[int]) -> Iterator[SearchEntry]:
    """What is searched of playbooks."""
    for playbook in Playbook.objects.filter(pk__in=list(ids)):
        yield SearchEntry.of(PLAYBOOK, playbook.pk, title=playbook.name, body=playbook.about)
