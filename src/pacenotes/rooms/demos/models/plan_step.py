"""A step of a demo's plan."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from pacenotes.rooms.deals.models import RequiredCapability
from pacenotes.rooms.demos.models.demo import Demo
from pacenotes.rooms.demos.models.step import Step


class PlanStep(Step):
    """A step of a plan; it `proves` capabilities that its deal requires."""

    demo = models.ForeignKey(Demo, on_delete=models.CASCADE, related_name="steps")
    proves = models.ManyToManyField(RequiredCapability, related_name="steps", blank=True)

    class Meta(Step.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(shows=""), name="plan_step_shows_something"),
        ]
