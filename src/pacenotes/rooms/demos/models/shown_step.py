"""A step as it was shown."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from pacenotes.rooms.demos.models.demo_session import DemoSession
from pacenotes.rooms.demos.models.plan_step import PlanStep


class ShownStep(models.Model):
    """A stretch of a session in which a step was shown: one unended stretch a session. `shows` is
    what the step said then; the plan may change or drop it later."""

    session = models.ForeignKey(DemoSession, on_delete=models.CASCADE, related_name="shown")
    step = models.ForeignKey(PlanStep, null=True, on_delete=models.SET_NULL, related_name="shown")
    shows = models.CharField(max_length=200)
    shown_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["session"],
                condition=models.Q(ended_at__isnull=True),
                name="one_step_at_a_time",
            ),
        ]
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.shows
