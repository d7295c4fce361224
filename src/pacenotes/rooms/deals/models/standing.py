"""How one of the five questions stands in a deal, as core computed it when anything changed."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models

from pacenotes.core.qualification import Light
from pacenotes.core.standing import light_on
from pacenotes.rooms.deals.models.deal import Deal


class Standing(models.Model):
    """A question's light, kept so that lists needn't read all evidence; unknown has no row.

    An answered question turns stale by itself on `stale_from`, which no row is changed for.
    `answered` of the `asked` groups of parts are answered. Actions compute it with each change.
    """

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="standings")
    question = models.CharField(max_length=20)
    light = models.CharField(max_length=12)
    stale_from = models.DateField(null=True)
    answered = models.PositiveSmallIntegerField(default=0)
    asked = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["deal", "question"], name="one_standing_a_question"),
            models.CheckConstraint(
                condition=models.Q(light__in=["heard", "answered", "contradicted"]),
                name="standing_light_known",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["question", "light", "deal"], name="standing_light"),
        ]

    def __str__(self) -> str:
        return f"{self.deal_id} {self.question}: {self.light}"

    def on(self, day: dt.date) -> Light:
        """The light on a day."""
        return light_on(Light(self.light), self.stale_from, day)
