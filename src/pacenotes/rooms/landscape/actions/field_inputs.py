"""Inputs on the landscape: given by anybody, decided on by who keeps it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.landscape.models import Capability, Fact, FieldInput, Product
from pacenotes.rooms.landscape.rules import check_keeps_landscape, check_may_give_field_input
from pacenotes.rooms.people.models import Person

State = FieldInput.State


@transaction.atomic
def give_field_input(
    *,
    text: str,
    by: Person,
    product: Product | None = None,
    capability: Capability | None = None,
    source: str = "",
) -> FieldInput:
    """Say something on a product, a capability, or what the one has of the other."""
    check_may_give_field_input(by)
    if product is None and capability is None:
        raise ValidationError(_("Say on which product or capability this is."))
    given = FieldInput(product=product, capability=capability, given_by=by)
    put(given, {"text": text, "source": source})
    check(given, typed=("text", "source"))
    given.save()
    about = {"product": given.product_id, "capability": given.capability_id}
    record("gave_input", given, by=by, after=about)
    return given


@transaction.atomic
def decide_field_input(
    *,
    given: FieldInput,
    state: str,
    by: Person,
    reason: str = "",
    fact: Fact | None = None,
    read: str = "",
) -> FieldInput:
    """Accept an input, as the `fact` that it became where it became one, decline it with a reason,
    or leave it; who gave an accepted one is credited with the fact.

    `read` is the state that the page showed: ValidationError where it is another one by now.
    """
    check_keeps_landscape(by)
    if state not in {State.ACCEPTED, State.DECLINED, State.LEFT}:
        raise ValidationError(_("Accept it, decline it, or leave it."))
    if state == State.DECLINED and not reason.strip():
        raise ValidationError(_("Say why, so that whoever gave it knows."))
    current = FieldInput.objects.select_for_update(of=("self",)).get(pk=given.pk)
    if read and read != current.state:
        raise ValidationError(
            _("Somebody decided on this meanwhile. Look at it again: nothing was changed.")
        )
    before = {"state": current.state}
    put(current, {"state": state, "reason": reason})
    current.fact = fact if state == State.ACCEPTED else None
    current.decided_by, current.decided_at = by, timezone.now()
    check(current, typed=("reason",))
    current.save()
    credited = current.given_by_id if state == State.ACCEPTED else None
    after = {"state": state, "fact": fact.pk if fact else None, "credits": credited}
    record("decided", current, by=by, before=before, after=after)
    return current
