"""Ids for what a package calls by names: rows that are there, or are made."""

from __future__ import annotations

from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import storable
from pacenotes.rooms.landscape.models import Capability, Product, Release, Vendor
from pacenotes.rooms.people.models import Person


class Rows:
    """Products, releases and capabilities by their names, each asked for once; who they come from
    is the vendor of the products that are new."""

    def __init__(self, vendor: Vendor, by: Person) -> None:
        self._vendor, self._by = vendor, by
        self._products = dict(Product.objects.values_list("key", "pk"))
        self._releases = {
            (product, name): pk
            for pk, product, name in Release.objects.values_list("pk", "product", "name")
        }
        self._capabilities = dict(Capability.objects.values_list("key", "pk"))

    def product(self, key: str, name: str) -> int:
        """A product by its key."""
        if key not in self._products:
            product = Product.objects.create(vendor=self._vendor, key=key, name=storable(name))
            record("added", product, by=self._by, after={"name": name})
            self._products[key] = product.pk
        return self._products[key]

    def release(self, product: int, version: str) -> int:
        """A product's release by its name."""
        found = self._releases.get((product, version))
        if found is None:
            found = Release.objects.create(product_id=product, name=storable(version)).pk
            self._releases[product, version] = found
        return found

    def capability(self, path: str, parent: int | None) -> int:  # noqa: ARG002 - a version says it
        """A capability by its key."""
        found = self._capabilities.get(path)
        if found is None:
            name = storable(path.rpartition(".")[2])
            found = Capability.objects.create(key=storable(path), name=name).pk
            self._capabilities[path] = found
        return found
