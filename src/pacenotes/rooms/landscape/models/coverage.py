"""Coverage: that a product was checked for a capability, so that unknown differs from no."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.capability import Capability
from pacenotes.rooms.landscape.models.days import Recorded, recorded_in_order
from pacenotes.rooms.landscape.models.product import Product
from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet


class CoverageQuerySet(LandscapeQuerySet["Coverage"]):
    """Coverage: everybody sees it."""


class Coverage(Recorded):
    """Somebody checked this product for this capability on `day`; what it then had is facts."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="checks")
    capability = models.ForeignKey(Capability, on_delete=models.PROTECT, related_name="checks")
    day = models.IntegerField()
    source = models.CharField(_("source"), max_length=300, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = CoverageQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "coverage"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            recorded_in_order("coverage_recorded_in_order"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["capability", "product"], name="coverage_of_a_pair"),
            models.Index(fields=["recorded_until"], name="coverage_by_its_end"),
        ]
        ordering: ClassVar[list[str]] = ["capability", "product", "day", "pk"]

    def __str__(self) -> str:
        return f"{self.product_id} × {self.capability_id}"
