"""A product, ours or a competitor's."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.vendor import Vendor
from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet


class ProductQuerySet(LandscapeQuerySet["Product"]):
    """Products: everybody sees them."""


class Product(models.Model):
    """A product. `key` names it in files that come in and go out."""

    vendor = models.ForeignKey(Vendor, on_delete=models.PROTECT, related_name="products")
    key = models.SlugField(_("key"), max_length=80, unique=True)
    name = models.CharField(_("product"), max_length=120)
    version = models.PositiveIntegerField(default=1)

    objects = ProductQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(name=""), name="product_has_a_name"),
        ]
        ordering: ClassVar[list[str]] = ["vendor", "name"]

    def __str__(self) -> str:
        return self.name
