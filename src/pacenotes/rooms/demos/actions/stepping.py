"""What adding, changing and moving steps is made of, in plans as in playbooks."""

from __future__ import annotations

from typing import TypedDict, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from pacenotes.core.contact_roles import contact_role
from pacenotes.rooms.demos.actions.fitting import check_fits
from pacenotes.rooms.demos.models import PlanStep, PlaybookStep
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.landscape.queries.naming import capability_called

MOST_STEPS = 60
"""Steps of one plan or playbook: more is no demo any more."""

TYPED = ("shows", "how", "roles", "differentiator", "minutes", "if_short", "agenda")
COPIED = (*TYPED, "differentiator_capability")
"""The fields that a step has in a plan as in a playbook."""


class StepFields(TypedDict, total=False):
    """What of a step can be written; what isn't named stays. `roles` are contact roles' keys."""

    shows: str
    how: str
    roles: list[str]
    differentiator: str
    minutes: int
    if_short: str
    agenda: str


AnyStep = TypeVar("AnyStep", PlanStep, PlaybookStep)


def begin_step(step: AnyStep, fields: StepFields, steps: QuerySet[AnyStep]) -> None:
    """Word a new step at the end of these, not saved yet. ValidationError, by field, where
    one doesn't fit, and where no more steps do."""
    told = _("There are %(most)s steps already, which is as many as fit.")
    check_fits(steps, MOST_STEPS, told)
    last = steps.aggregate(last=Max("place"))["last"]
    step.place = 1 if last is None else int(last) + 1
    word_step(step, fields)


def word_step(step: PlanStep | PlaybookStep, fields: StepFields) -> list[str]:
    """Write fields into a step, not saved yet; the names of those that changed. ValidationError,
    by field, where it can't be kept so."""
    told = put(step, dict(fields))
    _check(step)
    if "differentiator" in told:
        words = step.differentiator
        step.differentiator_capability = capability_called(words) if words else None
    return told


def find_step(steps: QuerySet[AnyStep], step: AnyStep, gone: str) -> AnyStep:
    """The step as it stands among these; ValidationError, which says that it is `gone`, where it
    isn't there."""
    found = steps.filter(pk=step.pk).first()
    if found is None:
        raise ValidationError(gone)
    return found


def swap_step(steps: QuerySet[AnyStep], step: AnyStep, is_up: bool) -> bool:
    """Change places with the step above or below; whether there was one."""
    in_order = list(steps)
    at = [one.pk for one in in_order].index(step.pk)
    beside = at - 1 if is_up else at + 1
    if not 0 <= beside < len(in_order):
        return False
    other = in_order[beside]
    step.place, other.place = other.place, step.place
    for one in (step, other):
        one.save(update_fields=["place"])
    return True


def _check(step: PlanStep | PlaybookStep) -> None:
    if not isinstance(step.roles, list) or any(
        not isinstance(key, str) or contact_role(key) is None for key in step.roles
    ):
        raise ValidationError({"roles": [_("Choose among the contact roles.")]})
    typed = TYPED if isinstance(step, PlanStep) else (*TYPED, "capability")
    check(step, typed=typed)
