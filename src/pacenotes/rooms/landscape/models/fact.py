"""A fact: a product has a capability from a release or day until another; and its versions."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.capability import Capability
from pacenotes.rooms.landscape.models.days import (
    Recorded,
    day_field,
    one_current,
    recorded_in_order,
)
from pacenotes.rooms.landscape.models.product import Product
from pacenotes.rooms.landscape.models.release import Release
from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet


class FactQuerySet(LandscapeQuerySet["Fact"]):
    """Facts: everybody sees them."""


class Fact(models.Model):
    """What its versions are of; a fact that was withdrawn has no current one."""

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="facts")
    capability = models.ForeignKey(Capability, on_delete=models.PROTECT, related_name="facts")

    objects = FactQuerySet.as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["capability", "product"], name="facts_of_a_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.product_id} × {self.capability_id}"


class FactVersion(Recorded):
    """A fact as known from one day until another.

    `added` and `removed` are a release or a day, or neither; `…_is_exact` is no where the source
    says *on or before*. `qualifiers` are the bits of core's `Qualifier`; `detail` says which flag,
    add-on or name. `level` is measured in `unit`, `how` says how.
    """

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="versions")
    added_release = models.ForeignKey(
        Release, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_day = day_field()
    added_is_exact = models.BooleanField(default=True)
    removed_release = models.ForeignKey(
        Release, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_day = day_field()
    removed_is_exact = models.BooleanField(default=True)
    qualifiers = models.PositiveSmallIntegerField(default=0)
    detail = models.CharField(_("which"), max_length=200, blank=True)
    level = models.FloatField(_("level"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    how = models.CharField(_("how it was measured"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=300)
    link = models.URLField(_("link"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_current(["fact"], "one_version_of_a_fact"),
            recorded_in_order("fact_recorded_in_order"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["added_release"], name="facts_added_by_a_release"),
            models.Index(fields=["removed_release"], name="facts_removed_by_a_release"),
        ]
        ordering: ClassVar[list[str]] = ["fact", "recorded_from", "pk"]

    def __str__(self) -> str:
        return f"{self.fact_id}"


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
        ]

    def __str__(self) -> str:
        return f"{self.held_from} to {self.held_until}"
