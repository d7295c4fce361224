"""Somebody's time at the wheel of a demo, in the seconds of its call."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from pacenotes.rooms.calls.models.call import Call


class DrivenSpan(models.Model):
    """From `start` up to `end`, in seconds of the call, `person` had the wheel, by the record of
    the demo that the call was. Less than 0 is before the call's beginning."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="driven")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    start = models.FloatField()
    end = models.FloatField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="driven_span_lasts"
            ),
        ]
        ordering: ClassVar[list[str]] = ["start"]

    def __str__(self) -> str:
        return f"{self.call_id}: {self.start:.0f}–{self.end:.0f}"
