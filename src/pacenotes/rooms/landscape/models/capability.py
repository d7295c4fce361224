"""What a product can do: a tree of capabilities, and what we knew of each when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet


class CapabilityQuerySet(LandscapeQuerySet["Capability"]):
    """Capabilities: everybody sees them."""


class Capability(models.Model):
    """A capability. `key` names it in files; `path` places it in the tree: its ancestors' ids."""

    key = models.CharField(_("key"), max_length=200, unique=True)
    name = models.CharField(_("capability"), max_length=200)
    about = models.TextField(_("what it means"), max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = CapabilityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "capabilities"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(key=""), name="landscape_capability_named"
            ),
        ]
        ordering: ClassVar[list[str]] = ["key"]

    def __str__(self) -> str:
        return self.name
