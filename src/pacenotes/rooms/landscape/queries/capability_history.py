"""All that was ever recorded of a capability for the products that are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pacenotes.core.landscape.history import Run, standing_on, standings, stretches_of
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.timeline import Stretch
from pacenotes.core.landscape.versions import CapabilityVersion as Place
from pacenotes.rooms.landscape.models import (
    Capability,
    Coverage,
    FactVersion,
    FieldInput,
    ReleaseVersion,
)
from pacenotes.rooms.landscape.queries.compared import Compared
from pacenotes.rooms.landscape.queries.records import records_of
from pacenotes.rooms.landscape.queries.versions import release_versions
from pacenotes.rooms.people.models import Person

MOST_VERSIONS = 300
"""Versions of facts, and checks, of one capability; the newest where there are more."""
MOST_INPUTS = 50


@dataclass(frozen=True, slots=True)
class CapabilityHistory:
    """A capability as known on a day.

    `place` is None where it wasn't known then. `lines` has the stretches of each product compared,
    in their order, `runs` those of our standing, `now` the one of the day asked for. `versions` and
    `checks` are all that was ever recorded, newest first; `releases` what the versions name.
    """

    capability: Capability
    place: Place | None
    above: tuple[Capability, ...]
    lines: tuple[tuple[Stretch, ...], ...]
    runs: tuple[Run, ...]
    now: Run | None
    versions: tuple[FactVersion, ...]
    checks: tuple[Coverage, ...]
    releases: Releases
    inputs: tuple[FieldInput, ...]
    first_known: int | None


def capability_history(
    person: Person, capability: Capability, compared: Compared, day: int, known: int
) -> CapabilityHistory:
    """What a capability's page shows, in a fixed number of queries."""
    records = records_of([capability.pk])
    ours, others = compared.ours.pk, compared.other_ids
    products = [product.pk for product in compared.products]
    versions = _versions(capability, products)
    places = capability.versions.values_list("recorded_from", flat=True)
    return CapabilityHistory(
        capability,
        records.place(capability.pk, known),
        _above(capability, records, known),
        tuple(stretches_of(capability.pk, one, records, known) for one in products),
        standings(capability.pk, ours, others, records, known),
        standing_on(capability.pk, ours, others, records, day, known),
        versions,
        _checks(capability, products),
        _releases(versions),
        _inputs(person, capability),
        min(places, default=None),
    )


def _versions(capability: Capability, products: Sequence[int]) -> tuple[FactVersion, ...]:
    rows = FactVersion.objects.filter(fact__capability=capability, fact__product__in=products)
    beside = ("fact__product", "added_release", "removed_release", "recorded_by")
    newest = rows.select_related(*beside).order_by("-recorded_from", "-pk")
    return tuple(newest[:MOST_VERSIONS])


def _checks(capability: Capability, products: Sequence[int]) -> tuple[Coverage, ...]:
    rows = Coverage.objects.filter(capability=capability, product__in=products)
    newest = rows.select_related("product", "recorded_by").order_by("-day", "-pk")
    return tuple(newest[:MOST_VERSIONS])


def _releases(versions: Sequence[FactVersion]) -> Releases:
    named = {one.added_release_id for one in versions} | {
        one.removed_release_id for one in versions
    }
    rows = ReleaseVersion.objects.filter(release__in=named - {None}).order_by()
    names = ("release", "release__product", "day", "state", "recorded_from", "recorded_until")
    return Releases(release_versions(rows.values_list(*names)))


def _inputs(person: Person, capability: Capability) -> tuple[FieldInput, ...]:
    given = FieldInput.objects.visible_to(person).filter(capability=capability)
    beside = ("given_by", "decided_by", "product")
    return tuple(given.select_related(*beside).order_by("-pk")[:MOST_INPUTS])


def _above(capability: Capability, records: Records, known: int) -> tuple[Capability, ...]:
    """What it is part of, the outermost first, headings included."""
    ids: list[int] = []
    place = records.place(capability.pk, known)
    while place is not None and place.parent is not None and place.parent not in ids:
        ids.append(place.parent)
        place = records.place(place.parent, known)
    found = Capability.objects.in_bulk(ids)
    return tuple(found[one] for one in reversed(ids))
