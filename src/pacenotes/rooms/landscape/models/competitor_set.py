"""Against whom we compare: a named set of products."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.product import Product
from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet


class CompetitorSetQuerySet(LandscapeQuerySet["CompetitorSet"]):
    """Sets to compare against: everybody sees them."""


class CompetitorSet(models.Model):
    """A product of ours and the competitors' products that it is held against."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    ours = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")
    others = models.ManyToManyField(Product, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = CompetitorSetQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(name=""), name="competitor_set_has_a_name"),
        ]
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
