"""Which step is shown: said by whoever drives, one at a time."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.rooms.demos.actions.telling import tell
from pacenotes.rooms.demos.actions.turning import Held, held_live
from pacenotes.rooms.demos.models import DemoSession, PlanStep, ShownStep
from pacenotes.rooms.demos.rules.showing import check_may_show
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


@transaction.atomic
def show_step(*, session: DemoSession, step: PlanStep, by: Person) -> ShownStep:
    """Show a step of the plan; the one that is shown already stays as it is.

    ValidationError where the step isn't in the plan (any more).
    """
    held = _held(session, by)
    found = held.session.demo.steps.filter(pk=step.pk).first()
    if found is None:
        raise ValidationError(_("That step isn't in the plan any more. Nothing was changed."))
    return _shown(held, found, by)


@transaction.atomic
def show_next(*, session: DemoSession, by: Person, is_back: bool = False) -> ShownStep:
    """Go on to the next step of the plan, or back to the one before; ValidationError at an end."""
    held = _held(session, by)
    steps = list(held.session.demo.steps.all())
    now = held.session.shown.filter(ended_at=None).first()
    at = next((i for i, one in enumerate(steps) if now and one.pk == now.step_id), None)
    wanted = (0 if at is None else at + 1) if not is_back else (-1 if at is None else at - 1)
    if not 0 <= wanted < len(steps):
        raise ValidationError(
            _("This is the first step.") if is_back else _("This is the last step of the plan.")
        )
    return _shown(held, steps[wanted], by)


def _held(session: DemoSession, by: Person) -> Held:
    held = held_live(session.pk)
    check_may_show(by, held.session.demo.deal, held.driver_id)
    return held


def _shown(held: Held, step: PlanStep, by: Person) -> ShownStep:
    now = held.session.shown.filter(ended_at=None).first()
    if now is not None:
        if now.step_id == step.pk:
            return now
        now.ended_at = held.now
        now.save(update_fields=["ended_at"])
    shown = ShownStep.objects.create(
        session=held.session, step=step, shows=step.shows, shown_by=by, began_at=held.now
    )
    record("showed", shown, by=by, after={"step": step.pk})
    tell(held.session, "step", shown)
    return shown
