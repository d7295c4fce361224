"""Products, capabilities and releases as a file names them."""

from __future__ import annotations

from collections import defaultdict

from django.utils.text import slugify

from pacenotes.core.landscape.versions import ReleaseState
from pacenotes.core.reading.clean import excerpt
from pacenotes.core.tables.fields import fold
from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.landscape.actions.capabilities import add_capability
from pacenotes.rooms.landscape.actions.releases import add_release
from pacenotes.rooms.landscape.models import Capability, Product, Release
from pacenotes.rooms.people.models import Person

NO_PRODUCT = N_("there is no product “{name}”; add it first, or write its key")
NO_CAPABILITY = N_("there is no capability “{name}”; add it first, or let it be made")
NO_RELEASE = N_("there is no release “{name}” of this product; add it first, or let it be made")
SEVERAL = N_("several are called “{name}”; write the key")


class Named:
    """What is there by key and by name; what isn't is made where that `makes_unknown`, and noted
    in `made`."""

    def __init__(self, by: Person, *, makes_unknown: bool) -> None:
        self._by, self._makes_unknown = by, makes_unknown
        self.made: list[str] = []
        self._products: defaultdict[str, dict[int, Product]] = defaultdict(dict)
        for product in Product.objects.select_related("vendor"):
            for name in (product.key, product.name, f"{product.vendor.name} {product.name}"):
                self._products[fold(name)][product.pk] = product
        self._product_keys = {
            one.key: one for found in self._products.values() for one in found.values()
        }
        self._capabilities: dict[str, int] = {}
        self._capability_names: defaultdict[str, list[int]] = defaultdict(list)
        for pk, key, name in Capability.objects.values_list("pk", "key", "name"):
            self._capabilities[key] = pk
            self._capability_names[fold(name)].append(pk)
        self._releases: dict[int, dict[str, Release]] = {}

    def product(self, name: str) -> Product | Words:
        """A product by its key, its name, or its vendor's name and its own."""
        if name in self._product_keys:
            return self._product_keys[name]
        found = list(self._products.get(fold(name), {}).values())
        if len(found) == 1:
            return found[0]
        return words(SEVERAL if found else NO_PRODUCT, name=excerpt(name))

    def capability(self, name: str, unit: str = "") -> Capability | Words:
        """A capability by its key or its name; one that is made gets the `unit`."""
        pk = self._capabilities.get(name)
        named = self._capability_names.get(fold(name), [])
        if pk is None and len(named) > 1:
            return words(SEVERAL, name=excerpt(name))
        if pk is None and named:
            pk = named[0]
        if pk is not None:
            return Capability.objects.get(pk=pk)
        if not self._makes_unknown:
            return words(NO_CAPABILITY, name=excerpt(name))
        key = slugify(name, allow_unicode=True)[:200] or "capability"
        made = add_capability(key=key, name=name, unit=unit, by=self._by)
        self._capabilities[made.key] = made.pk
        self._capability_names[fold(made.name)].append(made.pk)
        self.made.append(made.name)
        return made

    def release_there(self, product: Product, name: str) -> Release | None:
        """A product's release of that name, where there is one."""
        return self._of(product).get(name)

    def release(self, product: Product, name: str) -> Release | Words:
        """A product's release; one that is made is announced, without a day."""
        found = self._of(product).get(name)
        if found is not None:
            return found
        if not self._makes_unknown:
            return words(NO_RELEASE, name=excerpt(name))
        state = ReleaseState.ANNOUNCED
        made = add_release(product=product, name=name, state=state, by=self._by)
        self.met(made)
        self.made.append(f"{product.name} {made.name}")
        return made

    def met(self, release: Release) -> None:
        """That a release is there now."""
        self._of(release.product)[release.name] = release

    def _of(self, product: Product) -> dict[str, Release]:
        if product.pk not in self._releases:
            rows = Release.objects.filter(product=product).select_related("product")
            self._releases[product.pk] = {row.name: row for row in rows}
        return self._releases[product.pk]
