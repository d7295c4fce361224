"""Steps of a plan: added, changed, moved and taken out by the demoer alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Input, RequiredCapability
from pacenotes.rooms.demos.actions.holding import hold_demo
from pacenotes.rooms.demos.actions.stepping import (
    StepFields,
    begin_step,
    find_step,
    swap_step,
    word_step,
)
from pacenotes.rooms.demos.actions.telling import tell_plan
from pacenotes.rooms.demos.models import Demo, PlanStep
from pacenotes.rooms.demos.queries.searched import searched_demos
from pacenotes.rooms.demos.rules.plans import check_may_change_plan
from pacenotes.rooms.history.actions import index_many, record
from pacenotes.rooms.people.models import Person


@transaction.atomic
def add_step(
    *,
    demo: Demo,
    fields: StepFields,
    by: Person,
    proves: Iterable[RequiredCapability] = (),
    version: int | None = None,
) -> PlanStep:
    """Add a step at the end of a plan; ValidationError names the field that doesn't fit."""
    current = _held(demo, by, version)
    step = PlanStep(demo=current)
    begin_step(step, fields, current.steps.all())
    proven = _of_the_deal(current, proves)
    step.save()
    step.proves.set(proven)
    _changed("added_step", current, by, {"minutes": step.minutes})
    return step


@transaction.atomic
def edit_step(
    *,
    step: PlanStep,
    fields: StepFields,
    by: Person,
    proves: Iterable[RequiredCapability] | None = None,
    version: int | None = None,
) -> PlanStep:
    """Change a step; what isn't named stays. Conflict where the plan changed since `version`."""
    current = _held(step.demo, by, version)
    row = _there(current, step)
    told = word_step(row, fields)
    if proves is not None:
        proven = _of_the_deal(current, proves)
        if set(proven) != set(row.proves.all()):
            row.proves.set(proven)
            told.append("proves")
    if told:
        row.save()
        _changed("changed_step", current, by, {"changed": told})
    return row


@transaction.atomic
def move_step(*, step: PlanStep, is_up: bool, by: Person) -> PlanStep:
    """Move a step one place up or down; at the end of the plan it stays."""
    current = _held(step.demo, by, None)
    row = _there(current, step)
    if swap_step(current.steps.all(), row, is_up):
        _changed("moved_step", current, by, {})
    return row


@transaction.atomic
def remove_step(*, step: PlanStep, by: Person, version: int | None = None) -> None:
    """Take a step out of a plan; inputs on it go to the plan as a whole. Conflict where the plan
    was changed since `version`."""
    current = _held(step.demo, by, version)
    row = _there(current, step)
    off = (Input.About.PLAN_STEP.value, str(row.pk))
    onto = (Input.About.DEMO.value, str(current.pk))
    deals.move_inputs(deal=current.deal, off=off, onto=onto, by=by)
    row.delete()
    _changed("removed_step", current, by, {})


def _held(demo: Demo, by: Person, version: int | None) -> Demo:
    check_may_change_plan(by, demo)
    current = hold_demo(demo, version)
    check_may_change_plan(by, current)
    return current


def _there(demo: Demo, step: PlanStep) -> PlanStep:
    gone = _("This step isn't in the plan any more. Nothing was changed.")
    return find_step(demo.steps.all(), step, gone)


def _of_the_deal(demo: Demo, proves: Iterable[RequiredCapability]) -> list[RequiredCapability]:
    """The capabilities; ValidationError where the demo's deal doesn't require one."""
    wanted = {one.pk for one in proves}
    found = list(RequiredCapability.objects.filter(deal=demo.deal_id, pk__in=wanted))
    if len(found) != len(wanted):
        raise ValidationError(
            {"proves": [_("The deal doesn't require that any more. Choose what it requires.")]}
        )
    return found


def _changed(verb: str, demo: Demo, by: Person, after: dict[str, Any]) -> None:
    demo.version += 1
    demo.save(update_fields=["version"])
    index_many(searched_demos([demo.pk]))
    record(verb, demo, by=by, after=after, deal_id=demo.deal_id)
    tell_plan(demo)
