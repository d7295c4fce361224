"""Plans and playbooks held while they change."""

from __future__ import annotations

from pacenotes.rooms.deals.actions import Conflict
from pacenotes.rooms.demos.models import Demo, Playbook


def hold_demo(demo: Demo, version: int | None) -> Demo:
    """The demo as it stands, held until the transaction ends, so that its plan's changes come one
    after the other; Conflict where its version isn't the one that was read (None: any)."""
    rows = Demo.objects.select_for_update(of=("self",), no_key=True)
    current = rows.select_related("demoer", "deal").get(pk=demo.pk)
    if version is not None and current.version != version:
        raise Conflict(current)
    return current


def hold_playbook(playbook: Playbook, version: int | None) -> Playbook:
    """The same for a playbook."""
    rows = Playbook.objects.select_for_update(of=("self",), no_key=True)
    current = rows.select_related("owner").get(pk=playbook.pk)
    if version is not None and current.version != version:
        raise Conflict(current)
    return current
