"""What happened to one thing, as its page tells it: who did what, when, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _

from pacenotes.core.wording import N_
from pacenotes.rooms.history.models import Event

DID = {
    "asked": N_("asked for it"),
    "took_on": N_("took it on"),
    "gave_to": N_("said for whom it is meant"),
    "released": N_("released it"),
    "declined": N_("declined it"),
    "finished": N_("said that it is done"),
    "withdrew": N_("withdrew it"),
    "passed_on": N_("passed it on"),
    "handed": N_("said who answers"),
    "answered": N_("answered it"),
    "corrected": N_("corrected the answer"),
    "edited": N_("worded or dated it anew"),
    "planned": N_("began to plan it"),
    "changed": N_("set its title, day, minutes or meeting"),
    "handed demo": N_("handed it over"),
    "added_step": N_("added a step"),
    "changed_step": N_("changed a step"),
    "moved_step": N_("moved a step"),
    "removed_step": N_("took a step out"),
}
"""What was done, by its verb; with what it was done to where that says something else."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One line: who did it, what, when, the reason they gave, and the text that stood before."""

    who: str
    did: str
    at: dt.datetime
    reason: str
    was: str


def happened(thing: models.Model) -> list[Happened]:
    """Everything that was done to a thing, the newest first, in one query."""
    return [_line(event) for event in Event.objects.about(thing).select_related("by")]


def _line(event: Event) -> Happened:
    return Happened(
        event.by.name if event.by else _("Pacenotes"),
        _(DID.get(f"{event.verb} {event.about_type}") or DID.get(event.verb, event.verb)),
        event.at,
        str(event.after.get("reason") or ""),
        str(event.before.get("answer") or event.before.get("text") or ""),
    )
