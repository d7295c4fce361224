"""A release of a product, and what we knew of its day when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.product import Product
from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet


class ReleaseQuerySet(LandscapeQuerySet["Release"]):
    """Releases: everybody sees them."""


class Release(models.Model):
    """A release; facts name it, so that they move when its day does."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="releases")
    name = models.CharField(_("release"), max_length=80)
    version = models.PositiveIntegerField(default=1)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["product", "name"], name="a_release_once_a_product"),
            models.CheckConstraint(condition=~models.Q(name=""), name="release_has_a_name"),
        ]
        ordering: ClassVar[list[str]] = ["product", "pk"]

    def __str__(self) -> str:
        return self.name
