"""A capability's name, meaning and place changed in one go."""

from __future__ import annotations

from django.db import transaction

from pacenotes.rooms.landscape.actions.capabilities import place_capability, rename_capability
from pacenotes.rooms.landscape.actions.conflicts import check_unchanged
from pacenotes.rooms.landscape.models import Capability
from pacenotes.rooms.landscape.rules import check_keeps_landscape
from pacenotes.rooms.people.models import Person


@transaction.atomic
def edit_capability(
    *,
    capability: Capability,
    name: str,
    about: str,
    parent: Capability | None,
    is_heading: bool,
    is_deprecated: bool,
    better: str,
    unit: str,
    by: Person,
    version: int | None = None,
) -> Capability:
    """Name and place a capability anew: both, or where one can't be, neither. ValidationError
    where it was changed since `version`."""
    check_keeps_landscape(by)
    held = Capability.objects.select_for_update(of=("self",)).get(pk=capability.pk)
    check_unchanged(version, held.version)
    current = rename_capability(capability=capability, name=name, about=about, by=by)
    place_capability(
        capability=current,
        parent=parent,
        is_heading=is_heading,
        is_deprecated=is_deprecated,
        better=better,
        unit=unit,
        by=by,
    )
    return current
