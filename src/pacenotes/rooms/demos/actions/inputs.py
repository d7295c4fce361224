"""Inputs on a demo's plan and its steps: given by anybody on the team, decided on by the demoer."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Deal, Input
from pacenotes.rooms.demos.queries.plan_inputs import demo_about
from pacenotes.rooms.people.models import Person


@transaction.atomic
def give_plan_input(*, deal: Deal, about_type: str, about_id: str, text: str, by: Person) -> Input:
    """Say something on a plan or a step of one; ValidationError where it isn't there."""
    found = demo_about(deal.pk, about_type, about_id)
    if found is None:
        raise ValidationError(_("What this input is on isn't there any more."))
    written = str(int(about_id))
    return deals.keep_input(deal=deal, about_type=about_type, about_id=written, text=text, by=by)


@transaction.atomic
def decide_plan_input(
    *, given: Input, state: str, by: Person, reason: str = "", seen: str | None = None
) -> Input:
    """Accept an input on a plan, decline it with a reason, or leave it, as who gives the demo.

    Conflict where it was decided since it was `seen`.
    """
    demo = demo_about(given.deal_id, given.about_type, given.about_id)
    owner = demo.demoer if demo is not None else None
    return deals.settle_input(
        given=given, state=state, owner=owner, by=by, reason=reason, seen=seen
    )
