"""Inputs on the things of a deal."""

from __future__ import annotations

from pacenotes.rooms.deals.models import Deal, Input


def inputs_by_about(deal: Deal) -> dict[tuple[str, str], list[Input]]:
    """All inputs of a deal by what they are on, the newest first, in one query."""
    found: dict[tuple[str, str], list[Input]] = {}
    for given in deal.inputs.select_related("given_by", "decided_by"):
        found.setdefault((given.about_type, given.about_id), []).append(given)
    return found
