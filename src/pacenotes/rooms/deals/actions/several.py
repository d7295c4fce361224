"""Editing several deals at once: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.deals import DealChanges, edit_deal, move_deal, reassign_deal
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.people.models import Person

MOST_AT_ONCE = 200


@transaction.atomic
def edit_deals(
    *,
    deals: Iterable[Deal],
    by: Person,
    changes: DealChanges | None = None,
    stage: str = "",
    owner: Person | None = None,
) -> list[Deal]:
    """Edit several deals alike, move them to a stage of their pipeline, and hand them over.

    All of it is done or none: Forbidden names the deals that aren't this person's to change,
    ValidationError the deal that something doesn't fit.
    """
    chosen = sorted(deals, key=lambda deal: deal.pk)
    if len(chosen) > MOST_AT_ONCE:
        raise ValidationError(
            _("At most %(most)s deals can be changed at once."), params={"most": MOST_AT_ONCE}
        )
    rules.check_may_edit_deals(
        by, chosen, edits=bool(changes or stage), reassigns=owner is not None
    )
    return [_edited(deal, changes, stage, owner, by) for deal in chosen]


def _edited(
    deal: Deal, changes: DealChanges | None, stage: str, owner: Person | None, by: Person
) -> Deal:
    done = deal
    try:
        if changes:
            done = edit_deal(deal=deal, changes=changes, by=by)
        if stage:
            done = move_deal(deal=deal, stage=stage, by=by)
        if owner is not None:
            done = reassign_deal(deal=deal, owner=owner, by=by)
    except ValidationError as error:
        raise ValidationError([f"{deal.name}: {why}" for why in error.messages]) from error
    return done
