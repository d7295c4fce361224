"""Where a capability stands, and what we knew of it when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.capability import Capability
from pacenotes.rooms.landscape.models.days import (
    Recorded,
    one_current,
    recorded_in_order,
)


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
