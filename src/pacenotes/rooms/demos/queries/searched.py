"""What the search finds of demos and playbooks: their names, and what they and their steps say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pacenotes.rooms.demos.models import Demo, PlanStep, Playbook, PlaybookStep
from pacenotes.rooms.history.models import SearchEntry

DEMO, PLAYBOOK = "demo", "playbook"
"""The kinds of what the search finds here. A playbook is on no deal: see `visible_to`."""

WRITTEN = ("shows", "how", "differentiator", "if_short", "agenda")
"""The fields of a step that are searched."""


def searched_demos(ids: Iterable[int]) -> Iterator[SearchEntry]:
    """What is searched of demos, on the deals that they are given for; two queries."""
    for demo in Demo.objects.filter(pk__in=list(ids)).prefetch_related("steps"):
        yield SearchEntry.of(
            DEMO,
            demo.pk,
            title=demo.title,
            body="\n".join(_written(demo.steps.all())),
            deal_id=demo.deal_id,
            day=demo.held_on,
        )


def searched_playbooks(ids: Iterable[int]) -> Iterator[SearchEntry]:
    """What is searched of playbooks; two queries."""
    for playbook in Playbook.objects.filter(pk__in=list(ids)).prefetch_related("steps"):
        told = [playbook.about, *_written(playbook.steps.all())]
        body = "\n".join(line for line in told if line)
        yield SearchEntry.of(PLAYBOOK, playbook.pk, title=playbook.name, body=body)


def _written(steps: Iterable[PlanStep | PlaybookStep]) -> Iterator[str]:
    for step in steps:
        yield from filter(None, (getattr(step, name) for name in WRITTEN))
