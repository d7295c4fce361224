"""An input that becomes a fact."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.rooms.landscape.actions.facts import Told, record_fact
from pacenotes.rooms.landscape.actions.field_inputs import decide_field_input
from pacenotes.rooms.landscape.models import Capability, Fact, FieldInput, Product
from pacenotes.rooms.landscape.rules import check_keeps_landscape
from pacenotes.rooms.people.models import Person


@transaction.atomic
def accept_as_fact(
    *, given: FieldInput, product: Product, capability: Capability, told: Told, by: Person
) -> Fact:
    """Record what an input says as a fact and accept it as that; whoever gave it is credited.

    ValidationError where it became a fact already, or the fact can't be so.
    """
    check_keeps_landscape(by)
    current = FieldInput.objects.select_for_update(of=("self",)).get(pk=given.pk)
    if current.fact_id is not None:
        raise ValidationError(_("This input became a fact already."))
    fact = record_fact(product=product, capability=capability, told=told, by=by)
    decide_field_input(given=current, state=FieldInput.State.ACCEPTED, fact=fact, by=by)
    return fact
