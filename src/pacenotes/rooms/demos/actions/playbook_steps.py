"""Steps of a playbook: added, changed, moved and taken out by its owner."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.rooms.demos.actions.holding import hold_playbook
from pacenotes.rooms.demos.actions.stepping import (
    StepFields,
    begin_step,
    find_step,
    swap_step,
    word_step,
)
from pacenotes.rooms.demos.models import Playbook, PlaybookStep
from pacenotes.rooms.demos.queries.searched import searched_playbooks
from pacenotes.rooms.demos.rules.plans import check_may_change_playbook
from pacenotes.rooms.history.actions import index_many, record
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
    step = PlaybookStep(playbook=current)
    begin_step(step, fields, current.steps.all())
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
    if word_step(row, fields):
        row.save()
        _changed("changed_step", current, by)
    return row


@transaction.atomic
def move_playbook_step(*, step: PlaybookStep, is_up: bool, by: Person) -> PlaybookStep:
    """Move a step one place up or down; at the end it stays."""
    current = _held(step.playbook, by, None)
    row = _there(current, step)
    if swap_step(current.steps.all(), row, is_up):
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
    gone = _("This step isn't in the playbook any more. Nothing was changed.")
    return find_step(playbook.steps.all(), step, gone)


def _changed(verb: str, playbook: Playbook, by: Person) -> None:
    playbook.version += 1
    playbook.changed_at = timezone.now()
    playbook.save(update_fields=["version", "changed_at"])
    index_many(searched_playbooks([playbook.pk]))
    record(verb, playbook, by=by)
