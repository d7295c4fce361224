"""A fact as known from one day until another."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.days import (
    Recorded,
    day_field,
    one_current,
    recorded_in_order,
)
from pacenotes.rooms.landscape.models.fact import Fact
from pacenotes.rooms.landscape.models.release import Release


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
