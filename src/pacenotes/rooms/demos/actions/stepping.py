"""What adding, changing and moving steps is made of, in plans as in playbooks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from pacenotes.core.contact_roles import contact_role
from pacenotes.rooms.demos.models import PlanStep, PlaybookStep
from pacenotes.rooms.history.models import check
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


def check_step(step: PlanStep | PlaybookStep) -> None:
    """ValidationError, by field, where a step can't be kept as it is."""
    if not isinstance(step.roles, list) or any(
        not isinstance(key, str) or contact_role(key) is None for key in step.roles
    ):
        raise ValidationError({"roles": [_("Choose among the contact roles.")]})
    typed = TYPED if isinstance(step, PlanStep) else (*TYPED, "capability")
    check(step, typed=typed)


def link_differentiator(step: PlanStep | PlaybookStep) -> None:
    """Say which capability of the landscape a step's differentiator is, where one has its name."""
    words = step.differentiator
    step.differentiator_capability = capability_called(words) if words else None


def check_room(steps: QuerySet[AnyStep]) -> None:
    """ValidationError where no more steps fit."""
    if steps.count() >= MOST_STEPS:
        raise ValidationError(
            _("There are %(most)s steps already, which is as many as fit."),
            params={"most": MOST_STEPS},
        )


def next_place(steps: QuerySet[AnyStep]) -> int:
    """The place after the last step."""
    last = steps.aggregate(last=Max("place"))["last"]
    return 1 if last is None else int(last) + 1


def swapped(steps: Sequence[AnyStep], step: AnyStep, is_up: bool) -> AnyStep | None:
    """The neighbour with which `step` changed its place, neither saved yet; None at an end."""
    at = [one.pk for one in steps].index(step.pk)
    beside = at - 1 if is_up else at + 1
    if not 0 <= beside < len(steps):
        return None
    other = steps[beside]
    step.place, other.place = other.place, step.place
    return other
