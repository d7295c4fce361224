"""Which product or capability somebody means by a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.names import fold
from pacenotes.rooms.landscape.models import Capability, CapabilityVersion, Product

Row = TypeVar("Row", bound=Model)

MOST_SUGGESTED = 200
"""Names that a form suggests; what isn't among them is found by its name all the same."""


def competing_products() -> QuerySet[Product]:
    """The products of everybody but us, with their vendors."""
    return Product.objects.filter(vendor__is_ours=False).select_related("vendor")


def own_products() -> QuerySet[Product]:
    """The products of ours, by name."""
    return Product.objects.filter(vendor__is_ours=True).order_by("name", "pk")


def products_by_name() -> dict[str, Product]:
    """Competing products by what they are called, folded: their name alone or after their
    vendor's, and the vendor's name where it has one product. What more than one is called is left
    out. One query."""
    rows = list(competing_products())
    named = [(name, row) for row in rows for name in _names(row)]
    vendors = [(fold(row.vendor.name), row) for row in rows]
    return _told_apart(vendors) | _told_apart(named)


def capabilities_by_name() -> dict[str, Capability]:
    """Capabilities that hold facts by name and key, folded; what more than one is called is left
    out. One query."""
    rows = list(_holding_facts().only("pk", "name", "key"))
    return _told_apart([(fold(row.name), row) for row in rows]) | _told_apart(
        [(fold(row.key), row) for row in rows]
    )


def product_called(name: str) -> Product | None:
    """The competing product of this name, as `products_by_name` has it; None where there is none
    that it alone can mean."""
    return products_by_name().get(fold(name))


def capability_called(name: str) -> Capability | None:
    """The capability of this name or key; None where it is none's, or more than one's, and for a
    heading, which holds no facts."""
    said = " ".join(name.split())
    named = Q(key=said) | Q(name=said) | Q(name__iexact=said)
    found = list(_holding_facts().filter(named)[:3])
    by_key = [row for row in found if row.key == said]
    chosen = by_key or found
    return chosen[0] if len(chosen) == 1 else None


def suggested_products() -> list[str]:
    """The names of competing products, for a form; one query."""
    return [row.name for row in competing_products()[:MOST_SUGGESTED]]


def suggested_capabilities() -> list[str]:
    """The names of the first capabilities, for a form; the key of one whose name is another's
    too. One query."""
    rows = list(_holding_facts().values_list("name", "key")[:MOST_SUGGESTED])
    names = [name for name, _ in rows]
    return [name if names.count(name) == 1 else key for name, key in rows]


def _holding_facts() -> QuerySet[Capability]:
    heading = CapabilityVersion.objects.filter(
        capability=OuterRef("pk"), recorded_until=OPEN, is_heading=True
    )
    return Capability.objects.exclude(Exists(heading)).order_by("key")


def _told_apart(named: Iterable[tuple[str, Row]]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    several: set[str] = set()
    for name, row in named:
        if name in found and found[name] != row:
            several.add(name)
        found[name] = row
    return {name: row for name, row in found.items() if name and name not in several}


def _names(product: Product) -> set[str]:
    return {
        fold(product.name),
        fold(f"{product.vendor.name} {product.name}"),
        fold(product.key),
    }
