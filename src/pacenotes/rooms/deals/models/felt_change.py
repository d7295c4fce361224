"""A change of the landscape that an open deal felt, and that its team was told of."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from pacenotes.rooms.deals.models.deal import Deal


class FeltChange(models.Model):
    """One step of what a product has of a capability that this deal requires, or, where `before`
    and `after` are the same, of the level that it measures there.

    `kind` is core's `changes.Kind`, `before` and `after` its `Support`; `is_must` where the deal
    was out without the capability when its team was told.
    """

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="felt_changes")
    capability = models.ForeignKey(
        "landscape.Capability", on_delete=models.PROTECT, related_name="+"
    )
    product = models.ForeignKey("landscape.Product", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    before = models.PositiveSmallIntegerField()
    after = models.PositiveSmallIntegerField()
    is_must = models.BooleanField(default=False)
    told_on = models.DateField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["deal", "capability", "product", "kind", "before", "after", "told_on"],
                name="a_felt_change_once_a_day",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["told_on", "deal"], name="felt_changes_lately"),
        ]
        ordering: ClassVar[list[str]] = ["-told_on", "-is_must", "pk"]

    def __str__(self) -> str:
        return f"{self.capability_id} × {self.product_id}: {self.before} → {self.after}"
