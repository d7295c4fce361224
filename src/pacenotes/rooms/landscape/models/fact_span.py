"""A fact over days, as known over days: a rectangle."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from pacenotes.rooms.landscape.models.capability import Capability
from pacenotes.rooms.landscape.models.days import (
    Recorded,
    day_field,
    recorded_in_order,
)
from pacenotes.rooms.landscape.models.fact import Fact
from pacenotes.rooms.landscape.models.fact_version import FactVersion
from pacenotes.rooms.landscape.models.product import Product


class FactSpan(Recorded):
    """A rectangle of held × recorded that a fact's version and its releases' days make.

    Written by the actions together with what it comes from, and read by the columns, by single
    rows, and by what forbids overlaps. It surely holds from `held_from` until `held_until`, and may
    from `possible_from` until `possible_until`; see core's `Span`. Of the version it repeats what
    those who read it need.
    """

    version = models.ForeignKey(FactVersion, on_delete=models.PROTECT, related_name="spans")
    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="spans")
    capability = models.ForeignKey(Capability, on_delete=models.PROTECT, related_name="+")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="+")
    held_from = models.IntegerField()
    held_until = day_field()
    possible_from = models.IntegerField()
    possible_until = day_field()
    qualifiers = models.PositiveSmallIntegerField(default=0)
    detail = models.CharField(max_length=200, blank=True)
    level = models.FloatField(null=True)
    unit = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            recorded_in_order("span_recorded_in_order"),
            models.CheckConstraint(
                condition=models.Q(held_from__lte=models.F("held_until")),
                name="span_held_in_order",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["capability", "product"], name="spans_of_a_pair"),
            models.Index(fields=["recorded_until"], name="spans_by_their_end"),
            models.Index(
                fields=["capability"],
                condition=models.Q(level__isnull=False),
                name="spans_that_are_measured",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_from} to {self.held_until}"
