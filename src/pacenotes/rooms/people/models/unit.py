"""A part of the organisation: a region, a segment, a team; parts stand in a tree."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitQuerySet(models.QuerySet["Unit"]):
    """Parts of the organisation, and what stands under them."""

    def under(self, unit: Unit) -> UnitQuerySet:
        """A unit and every one below it."""
        return self.filter(path__startswith=unit.path)


class Unit(models.Model):
    """A part of the organisation. `path` is the ids from the top down, such as `/1/4/`.

    Whoever and whatever has no unit stands at the top, above all units.
    """

    name = models.CharField(_("name"), max_length=120)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    path = models.CharField(max_length=400, editable=False, db_index=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["parent", "name"], name="one_unit_a_name_and_parent"),
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(parent__isnull=True),
                name="one_unit_a_name_at_the_top",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="unit_has_a_name"),
        ]
        ordering: ClassVar[list[str]] = ["path"]

    def __str__(self) -> str:
        return self.name

    @property
    def depth(self) -> int:
        """How many units stand above this one."""
        return self.path.count("/") - 2
