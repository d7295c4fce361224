"""What a product can do: a tree of capabilities, and what we knew of each when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.days import Recorded, one_current, recorded_in_order
from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet


class CapabilityQuerySet(LandscapeQuerySet["Capability"]):
    """Capabilities: everybody sees them."""


class Capability(models.Model):
    """A capability. `key` names it in files; `path` places it in the tree: its ancestors' ids."""

    key = models.CharField(_("key"), max_length=200, unique=True)
    name = models.CharField(_("capability"), max_length=200)
    about = models.TextField(_("what it means"), max_length=1000, blank=True)

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


class CapabilityVersion(Recorded):
    """Where a capability stands in the tree and how it is measured, as known for a while.

    A heading holds no facts. `better` says which way a level is better, empty where it has none;
    `unit` is what its levels are measured in.
    """

    class Better(models.TextChoices):
        """Which of two levels is the better one."""

        HIGHER = "higher", _("higher is better")
        LOWER = "lower", _("lower is better")

    capability = models.ForeignKey(Capability, on_delete=models.PROTECT, related_name="versions")
    parent = models.ForeignKey(
        Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_heading = models.BooleanField(_("a heading"), default=False)
    is_deprecated = models.BooleanField(_("no longer recommended"), default=False)
    better = models.CharField(max_length=6, choices=Better, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_current(["capability"], "one_place_of_a_capability"),
            recorded_in_order("capability_recorded_in_order"),
        ]
        ordering: ClassVar[list[str]] = ["capability", "recorded_from", "pk"]

    def __str__(self) -> str:
        return f"{self.capability_id}"
