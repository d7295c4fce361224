"""Whom a page compares: our product and the competitors' products of a set."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.rooms.landscape.models import CompetitorSet, Product
from pacenotes.rooms.people.models import Person

MOST_UNNAMED = 6
"""Competitors' products that are compared where no set is named yet."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Our product and the others; `key` is the set's id as text, empty where none is named yet."""

    key: str
    name: str
    ours: Product
    others: tuple[Product, ...]

    @property
    def products(self) -> tuple[Product, ...]:
        """All of them, ours first."""
        return (self.ours, *self.others)

    @property
    def other_ids(self) -> list[int]:
        """The others' ids, in their order."""
        return [product.pk for product in self.others]


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be compared: the sets by id and name, and the one that is."""

    sets: tuple[tuple[str, str], ...]
    chosen: Compared | None


def compared(person: Person, key: str = "") -> Choice:
    """The set that is asked for, else the first; without any, our first product and some others.

    `chosen` is None where there is nothing to compare yet. LookupError where there is no such set.
    Two queries at most.
    """
    sets = list(
        CompetitorSet.objects.visible_to(person)
        .select_related("ours__vendor")
        .order_by("name", "pk")
    )
    names = tuple((str(one.pk), one.name) for one in sets)
    if not sets:
        if key:
            raise LookupError(key)
        return Choice(names, _unnamed(person))
    found = next((one for one in sets if not key or str(one.pk) == key), None)
    if found is None:
        raise LookupError(key)
    others = found.others.select_related("vendor").order_by("vendor__name", "name", "pk")
    return Choice(names, Compared(str(found.pk), found.name, found.ours, tuple(others)))


def _unnamed(person: Person) -> Compared | None:
    products = Product.objects.visible_to(person).select_related("vendor")
    told = list(products.order_by("vendor__name", "name", "pk")[:200])
    ours = next((product for product in told if product.vendor.is_ours), None)
    others = tuple(product for product in told if not product.vendor.is_ours)[:MOST_UNNAMED]
    return Compared("", "", ours, others) if ours and others else None
