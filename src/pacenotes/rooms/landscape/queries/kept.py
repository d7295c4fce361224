"""What is kept of the landscape, as the pages of those who keep it list it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from pacenotes.core.landscape.days import OPEN
from pacenotes.rooms.landscape.models import (
    Capability,
    CapabilityVersion,
    CompetitorSet,
    Coverage,
    Fact,
    FactVersion,
    Product,
    Release,
    ReleaseVersion,
    StatementVersion,
    Vendor,
)

MOST_SHOWN = 200
"""Rows of one list on one page."""


@dataclass(frozen=True, slots=True)
class ProductCounts:
    """How much is recorded of a product, as known now."""

    releases: int = 0
    facts: int = 0
    checks: int = 0


def vendors() -> list[Vendor]:
    """Us first, then the others by name, each with its products; two queries."""
    return list(Vendor.objects.prefetch_related("products"))


def competitor_sets() -> list[CompetitorSet]:
    """All sets with their products; two queries."""
    return list(CompetitorSet.objects.select_related("ours").prefetch_related("others"))


def product_counts() -> dict[int, ProductCounts]:
    """By product; three queries."""
    releases = _counted(Release.objects.all(), "product")
    facts = _counted(FactVersion.objects.filter(recorded_until=OPEN), "fact__product")
    checks = _counted(Coverage.objects.filter(recorded_until=OPEN), "product")
    return {
        pk: ProductCounts(releases.get(pk, 0), facts.get(pk, 0), checks.get(pk, 0))
        for pk in releases.keys() | facts.keys() | checks.keys()
    }


def releases_of(product: Product) -> list[ReleaseVersion]:
    """A product's releases as known now, the newest day first, those without one before."""
    rows = ReleaseVersion.objects.filter(release__product=product, recorded_until=OPEN)
    return list(rows.select_related("release").order_by("-day", "-pk")[: MOST_SHOWN + 1])


def facts_of(product: Product, search: str = "", after: str = "") -> list[FactVersion]:
    """A product's facts as known now, by capability; one more than `MOST_SHOWN` where there are
    more after them."""
    rows = _current_facts().filter(fact__product=product)
    if search:
        named = Q(fact__capability__name__icontains=search)
        rows = rows.filter(named | Q(fact__capability__key__icontains=search))
    if after:
        rows = rows.filter(fact__capability__key__gt=after)
    return list(rows.order_by("fact__capability__key", "pk")[: MOST_SHOWN + 1])


def facts_of_pair(product: Product, capability: Capability) -> list[FactVersion]:
    """What is recorded of a pair, as known now."""
    rows = _current_facts().filter(fact__product=product, fact__capability=capability)
    return list(rows.order_by("pk"))


def facts_of_release(release: Release) -> list[FactVersion]:
    """The facts, as known now, that begin or end with a release."""
    names = Q(added_release=release) | Q(removed_release=release)
    rows = _current_facts().filter(names)
    return list(rows.order_by("fact__capability__key", "pk")[: MOST_SHOWN + 1])


def checks_of(product: Product) -> list[Coverage]:
    """For what a product was looked at, the newest first."""
    rows = Coverage.objects.filter(product=product, recorded_until=OPEN)
    told = rows.select_related("capability", "recorded_by").order_by("-day", "-pk")
    return list(told[: MOST_SHOWN + 1])


def checks_of_pair(product: Product, capability: Capability) -> list[Coverage]:
    """When a product was looked at for a capability, the newest first."""
    rows = Coverage.objects.filter(product=product, capability=capability, recorded_until=OPEN)
    return list(rows.select_related("recorded_by").order_by("-day", "-pk"))


def versions_of_fact(fact: Fact) -> list[FactVersion]:
    """All that was held of a fact, the newest first."""
    marks = ("added_release", "removed_release", "recorded_by")
    return list(fact.versions.select_related(*marks).order_by("-recorded_from", "-pk"))


def versions_of_release(release: Release) -> list[ReleaseVersion]:
    """All that was held of a release, the newest first."""
    rows = release.versions.select_related("recorded_by")
    return list(rows.order_by("-recorded_from", "-pk"))


def statements(*, known_now: bool = True) -> list[StatementVersion]:
    """What sets our company apart, the newest first."""
    rows = StatementVersion.objects.select_related("statement", "recorded_by")
    rows = rows.filter(recorded_until=OPEN) if known_now else rows
    return list(rows.order_by("-held_from", "-pk")[: MOST_SHOWN + 1])


@dataclass(frozen=True, slots=True)
class Placed:
    """A capability where it stands: how deep, and how many stand right below it."""

    place: CapabilityVersion
    depth: int
    below: int


MOST_IN_ONE_TREE = 300
"""With more capabilities than that one level of the tree is shown at a time."""


def tree(under: Capability | None, search: str = "") -> Sequence[Placed]:
    """The capabilities below one (of all, where None), wholes before their parts; where there are
    many, those right below alone. With a `search` those whose name or key has it, without depth.

    At most four queries.
    """
    rows = CapabilityVersion.objects.filter(recorded_until=OPEN).select_related("capability")
    if search:
        named = Q(capability__name__icontains=search) | Q(capability__key__icontains=search)
        found = rows.filter(named).order_by("capability__name", "pk")[: MOST_SHOWN + 1]
        return _with_counts(found)
    if rows.count() > MOST_IN_ONE_TREE:
        right_below = rows.filter(parent=under).order_by("capability__name", "pk")
        return _with_counts(right_below[: MOST_SHOWN + 1])
    below: dict[int | None, list[CapabilityVersion]] = {}
    for row in rows.order_by("capability__name", "pk"):
        below.setdefault(row.parent_id, []).append(row)
    return list(_unfolded(below, under.pk if under else None, 0))


def _unfolded(
    below: dict[int | None, list[CapabilityVersion]], of: int | None, depth: int
) -> list[Placed]:
    found = []
    for row in below.pop(of, []):
        parts = below.get(row.capability_id, [])
        found.append(Placed(row, depth, len(parts)))
        found += _unfolded(below, row.capability_id, depth + 1)
    return found


def _with_counts(rows: QuerySet[CapabilityVersion]) -> list[Placed]:
    found = list(rows)
    parts = CapabilityVersion.objects.filter(
        recorded_until=OPEN, parent__in=[row.capability_id for row in found]
    )
    counts = _counted(parts, "parent")
    return [Placed(row, 0, counts.get(row.capability_id, 0)) for row in found]


def above(capability: Capability | None) -> list[Capability]:
    """What a capability is part of, from the top down, itself last."""
    found: list[Capability] = []
    while capability is not None and capability not in found:
        found.insert(0, capability)
        place = CapabilityVersion.objects.filter(capability=capability, recorded_until=OPEN)
        row = place.select_related("parent").first()
        capability = row.parent if row else None
    return found


def _current_facts() -> QuerySet[FactVersion]:
    return FactVersion.objects.filter(recorded_until=OPEN).select_related(
        "fact__product", "fact__capability", "added_release", "removed_release", "recorded_by"
    )


def _counted(rows: QuerySet[Any], by: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(by).annotate(count=Count("pk")))
