"""Capabilities and their places in the tree, each change a version."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from pacenotes.core.landscape.days import OPEN
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.landscape.actions.days import recording_day
from pacenotes.rooms.landscape.actions.holding import hold_landscape
from pacenotes.rooms.landscape.models import Capability, CapabilityVersion
from pacenotes.rooms.landscape.queries.places import is_below
from pacenotes.rooms.landscape.rules import check_keeps_landscape
from pacenotes.rooms.people.models import Person

_PLACE = ("parent", "is_heading", "is_deprecated", "better", "unit")


@transaction.atomic
def add_capability(
    *,
    key: str,
    name: str,
    by: Person,
    parent: Capability | None = None,
    is_heading: bool = False,
    better: str = "",
    unit: str = "",
    about: str = "",
) -> Capability:
    """Add a capability; a heading groups others and holds no facts itself."""
    check_keeps_landscape(by)
    hold_landscape()
    capability = Capability()
    put(capability, {"key": key, "name": name, "about": about})
    check(capability, typed=("key", "name", "about"))
    place = CapabilityVersion(recorded_from=recording_day(), parent=parent, is_heading=is_heading)
    put(place, {"better": better, "unit": unit})
    _check_place(place)
    capability.save()
    place.capability = capability
    place.save()
    record("added", capability, by=by, after={"key": capability.key, "name": capability.name})
    return capability


@transaction.atomic
def rename_capability(*, capability: Capability, name: str, about: str, by: Person) -> Capability:
    """Call a capability something else, or say what it means; its key stays."""
    check_keeps_landscape(by)
    current = Capability.objects.select_for_update(of=("self",)).get(pk=capability.pk)
    before = {"name": current.name}
    if put(current, {"name": name, "about": about}):
        check(current, typed=("name", "about"))
        current.version += 1
        current.save()
        record("renamed", current, by=by, before=before, after={"name": current.name})
    return current


@transaction.atomic
def place_capability(
    *,
    capability: Capability,
    by: Person,
    parent: Capability | None,
    is_heading: bool = False,
    is_deprecated: bool = False,
    better: str = "",
    unit: str = "",
) -> CapabilityVersion:
    """Put a capability elsewhere in the tree, or say otherwise how it is measured; how it was
    before stays on the record. ValidationError where it would stand below itself, or facts would
    stand on a heading."""
    check_keeps_landscape(by)
    hold_landscape()
    old = CapabilityVersion.objects.get(capability=capability, recorded_until=OPEN)
    if parent is not None and is_below(parent, capability):
        raise ValidationError({"parent": [_("A capability can't be part of itself.")]})
    if is_heading and capability.facts.filter(versions__recorded_until=OPEN).exists():
        raise ValidationError(
            {"is_heading": [_("It has facts: a heading has none. Withdraw them first.")]}
        )
    on = recording_day(old.recorded_from)
    new = CapabilityVersion(
        capability=capability,
        recorded_from=on,
        parent=parent,
        is_heading=is_heading,
        is_deprecated=is_deprecated,
    )
    put(new, {"better": better, "unit": unit})
    _check_place(new)
    if _told(old) == _told(new):
        return old
    old.recorded_until = on
    old.save(update_fields=["recorded_until"])
    new.save()
    Capability.objects.filter(pk=capability.pk).update(version=F("version") + 1)
    record("placed", capability, by=by, before=_told(old), after=_told(new))
    return new


def _check_place(place: CapabilityVersion) -> None:
    check(place, typed=("better", "unit"))
    if place.better and not place.unit:
        raise ValidationError({"unit": [_("Say in what its levels are measured.")]})


def _told(place: CapabilityVersion) -> dict[str, object]:
    return {name: getattr(place, "parent_id" if name == "parent" else name) for name in _PLACE}
