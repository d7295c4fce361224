"""Vendors: renamed, and said to be us."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.landscape.actions.conflicts import check_unchanged
from pacenotes.rooms.landscape.actions.holding import hold_landscape
from pacenotes.rooms.landscape.models import CompetitorSet, Vendor
from pacenotes.rooms.landscape.rules import check_keeps_landscape
from pacenotes.rooms.people.models import Person


@transaction.atomic
def edit_vendor(
    *, vendor: Vendor, name: str, is_ours: bool, by: Person, version: int | None = None
) -> Vendor:
    """Give a vendor another name, or say whether it is us; ValidationError where another vendor is
    us, a competitor set would be turned round by it, or it was changed since `version`."""
    check_keeps_landscape(by)
    hold_landscape()
    current = Vendor.objects.select_for_update(of=("self",)).get(pk=vendor.pk)
    check_unchanged(version, current.version)
    before = {"name": current.name, "is_ours": current.is_ours}
    if not put(current, {"name": name, "is_ours": is_ours}):
        return current
    if current.is_ours != before["is_ours"]:
        _check_turn(current)
    check(current, typed=("name",))
    current.version += 1
    current.save()
    after = {"name": current.name, "is_ours": current.is_ours}
    record("edited", current, by=by, before=before, after=after)
    return current


def _check_turn(vendor: Vendor) -> None:
    ours = Vendor.objects.filter(is_ours=True).exclude(pk=vendor.pk).first()
    if vendor.is_ours and ours is not None:
        why = _("“%(name)s” is us already. Take that off there first.")
        raise ValidationError({"is_ours": ValidationError(why, params={"name": ours.name})})
    sets = CompetitorSet.objects
    named = sets.filter(ours__vendor=vendor) | sets.filter(others__vendor=vendor)
    found = named.first()
    if found is not None:
        why = _("The competitor set “%(name)s” holds its products. Change that set first.")
        raise ValidationError({"is_ours": ValidationError(why, params={"name": found.name})})
