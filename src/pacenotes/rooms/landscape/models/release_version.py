"""The day of a release, and what we knew of it when."""

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
from pacenotes.rooms.landscape.models.release import Release


class ReleaseVersion(Recorded):
    """A release's day and state, as known from one day until another; `OPEN` is no day."""

    class State(models.TextChoices):
        """How far a release is."""

        ANNOUNCED = "announced", _("announced")
        PLANNED = "planned", _("planned")
        SHIPPED = "shipped", _("shipped")

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="versions")
    day = day_field()
    state = models.CharField(max_length=10, choices=State)
    source = models.CharField(_("source"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_current(["release"], "one_day_of_a_release"),
            recorded_in_order("release_recorded_in_order"),
        ]
        ordering: ClassVar[list[str]] = ["release", "recorded_from", "pk"]

    def __str__(self) -> str:
        return f"{self.release_id}: {self.state}"
