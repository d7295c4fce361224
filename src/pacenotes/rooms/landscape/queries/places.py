"""Where capabilities stand in the tree."""

from __future__ import annotations

from pacenotes.core.landscape.days import OPEN
from pacenotes.rooms.landscape.models import Capability, CapabilityVersion


def is_below(capability: Capability, top: Capability) -> bool:
    """Whether one is another, or part of it however far down, as known now."""
    parents = dict(
        CapabilityVersion.objects.filter(recorded_until=OPEN).values_list("capability", "parent")
    )
    at: int | None = capability.pk
    for _ in range(len(parents) + 1):
        if at is None:
            return False
        if at == top.pk:
            return True
        at = parents.get(at)
    return True
