"""One speaker's words in one go, as stored."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from pacenotes.rooms.calls.models.call import Call
from pacenotes.rooms.calls.models.speaker import Speaker


class Utterance(models.Model):
    """A row of core's `Utterance`: `index` in the call, seconds from its start, source line."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="utterances")
    index = models.PositiveIntegerField()
    speaker = models.ForeignKey(
        Speaker, null=True, on_delete=models.CASCADE, related_name="utterances"
    )
    text = models.TextField()
    start = models.FloatField(null=True)
    end = models.FloatField(null=True)
    line = models.PositiveIntegerField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["call", "index"], name="utterances_stand_in_order"),
        ]
        ordering: ClassVar[list[str]] = ["index"]

    def __str__(self) -> str:
        return f"{self.call_id}:{self.index}"
