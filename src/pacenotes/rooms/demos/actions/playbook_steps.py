"""Steps of a playbook: added, changed, moved and taken out by its owner."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.rooms.demos.actions.holding import hold_playbook
from pacenotes.rooms.demos.actions.stepping import (
    StepFields,
    check_room,
    check_step,
    link_differentiator,
    next_place,
    swapped,
)
from pacenotes.rooms.demos.models import Playbook, PlaybookStep
from pacenotes.rooms.demos.rules.plans import check_may_change_playbook
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import put
from pacenotes.rooms.people.models import Person


class PlaybookStepFields(StepFields, total=False):
    """What of a playbook's step can be written: `capability` is the name of what it proves."""

    capability: str


@transaction.atomic
def add_playbook_step(
    *, playbook: Playbook, fields: PlaybookStepFields, by: Person, version: int | None = None
) -> PlaybookStep:
    """Add a step at the end; ValidationError names the field that doesn't fit."""
    current = _held(playbook, by, version)
    check_room(current.steps.all())
    step = PlaybookStep(playbook=current, place=next_place(current.steps.all()))
    put(step, dict(fields))
    check_step(step)
    link_differentiator(step)
    step.save()
    _changed("added_step", current, by)
    return step


@transaction.atomic
def edit_playbook_step(
    *, step: PlaybookStep, fields: PlaybookStepFields, by: Person, version: int | None = None
) -> PlaybookStep:
    """Change a step; what isn't named stays. Conflict where the playbook changed since
    `version`."""
    current = _held(step.playbook, by, version)
    row = _there(current, step)
    if told := put(row, dict(fields)):
        check_step(row)
        if "differentiator" in told:
            link_differentiator(row)
        row.save()
        _changed("changed_step", current, by)
    return row


@transaction.atomic
def move_playbook_step(*, step: PlaybookStep, is_up: bool, by: Person) -> PlaybookStep:
    """Move a step one place up or down; at the end it stays."""
    current = _held(step.playbook, by, None)
    row = _there(current, step)
    other = swapped(list(current.steps.all()), row, is_up)
    if other is not None:
        row.save(update_fields=["place"])
        other.save(update_fields=["place"])
        _changed("moved_step", current, by)
    return row


@transaction.atomic
def remove_playbook_step(*, step: PlaybookStep, by: Person, version: int | None = None) -> None:
    """Take a step out; Conflict where the playbook was changed since `version`."""
    current = _held(step.playbook, by, version)
    _there(current, step).delete()
    _changed("removed_step", current, by)


def _held(playbook: Playbook, by: Person, version: int | None) -> Playbook:
    check_may_change_playbook(by, playbook)
    return hold_playbook(playbook, version)


def _there(playbook: Playbook, step: PlaybookStep) -> PlaybookStep:
    found = playbook.steps.filter(pk=step.pk).first()
    if found is None:
        raise ValidationError(_("This step isn't in the playbook any more. Nothing was changed."))
    return found


def _changed(verb: str, playbook: Playbook, by: Person) -> None:
    playbook.version += 1
    playbook.changed_at = timezone.now()
    playbook.save(update_fields=["version", "changed_at"])
    record(verb, playbook, by=by)
