"""Who makes a product: us, or a competitor."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet


class VendorQuerySet(LandscapeQuerySet["Vendor"]):
    """Vendors: everybody sees them."""


class Vendor(models.Model):
    """A vendor; one of them, or none, is us."""

    name = models.CharField(_("vendor"), max_length=120, unique=True)
    is_ours = models.BooleanField(_("us"), default=False)
    version = models.PositiveIntegerField(default=1)

    objects = VendorQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(name=""), name="vendor_has_a_name"),
            models.UniqueConstraint(
                fields=["is_ours"], condition=models.Q(is_ours=True), name="one_vendor_is_us"
            ),
        ]
        ordering: ClassVar[list[str]] = ["-is_ours", "name"]

    def __str__(self) -> str:
        return self.name
