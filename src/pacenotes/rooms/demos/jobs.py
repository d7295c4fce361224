"""Link steps to what the landscape has learnt of, in the background."""

from __future__ import annotations

from pacenotes.rooms.deals.jobs import tell_of_changes
from pacenotes.rooms.demos import actions
from pacenotes.rooms.history.jobs import Claim, Work
from pacenotes.rooms.landscape.actions.holding import LANDSCAPE_CHANGED


def look_at_the_landscape(claim: Claim) -> None:
    """The work of a `landscape-changed` job: what it means for steps, and then for deals."""
    actions.link_steps_by_name(by=claim.job.by)
    tell_of_changes(claim)


WORK: dict[str, Work] = {LANDSCAPE_CHANGED: look_at_the_landscape}
"""What this room does in the background, by kind; its landscape-changed does that of deals too."""
