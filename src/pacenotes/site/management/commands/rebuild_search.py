"""`rebuild_search`: make what the search finds anew from what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand

from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.calls.queries import (
    CALL,
    UTTERANCE,
    searched_calls,
    searched_utterances,
)
from pacenotes.rooms.deals.queries.searched import SEARCHED
from pacenotes.rooms.demos.models import Demo, Playbook
from pacenotes.rooms.demos.queries.searched import (
    DEMO,
    PLAYBOOK,
    searched_demos,
    searched_playbooks,
)
from pacenotes.rooms.history.actions import index_anew
from pacenotes.rooms.history.models import SearchEntry

_CALLS_AT_ONCE = 10


class Command(BaseCommand):
    """Makes the search's index anew; people can go on working and searching meanwhile."""

    help = "Make what the search finds anew, from what is there."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Kind by kind, each said when it is done."""
        for kind, count in rebuilt():
            self.stdout.write(f"{kind}: {count}")


def rebuilt() -> Iterator[tuple[str, int]]:
    """Make the index anew, kind by kind; how many things of each there are."""
    for known in SEARCHED:
        yield known.kind, index_anew(known.kind, known.ids(), known.entries)
    calls: tuple[tuple[str, Callable[[Iterable[int]], Iterator[SearchEntry]]], ...] = (
        (CALL, searched_calls),
        (UTTERANCE, searched_utterances),
    )
    for kind, entries in calls:
        ids = Call.objects.order_by("pk").values_list("pk", flat=True).iterator()
        yield kind, index_anew(kind, ids, entries, batch=_CALLS_AT_ONCE)
    demos = Demo.objects.order_by("pk").values_list("pk", flat=True).iterator()
    yield DEMO, index_anew(DEMO, demos, searched_demos)
    playbooks = Playbook.objects.order_by("pk").values_list("pk", flat=True).iterator()
    yield PLAYBOOK, index_anew(PLAYBOOK, playbooks, searched_playbooks)
