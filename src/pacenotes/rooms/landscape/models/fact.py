"""A fact: a product has a capability from a release or day until another; and its versions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from pacenotes.rooms.landscape.models.capability import Capability
from pacenotes.rooms.landscape.models.product import Product
from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet


class FactQuerySet(LandscapeQuerySet["Fact"]):
    """Facts: everybody sees them."""


class Fact(models.Model):
    """What its versions are of; a fact that was withdrawn has no current one."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="facts")
    capability = models.ForeignKey(Capability, on_delete=models.PROTECT, related_name="facts")

    objects = FactQuerySet.as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["capability", "product"], name="facts_of_a_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.product_id} × {self.capability_id}"
