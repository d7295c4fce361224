"""Something that changed in a session, for the pages that are open on it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from pacenotes.rooms.demos.models.demo_session import DemoSession


class LiveEvent(models.Model):
    """A live event, the `number`th of its session, without a gap: what a page that lost its line
    asks for again from. `kind` is what changed and `about_id` which row of that kind; what it is
    now is read when it is shown. `readers` are the ids of who is told, None for the whole team."""

    session = models.ForeignKey(DemoSession, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    about_id = models.BigIntegerField()
    readers = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["session", "number"], name="live_events_in_order"),
        ]
        ordering: ClassVar[list[str]] = ["number"]

    def __str__(self) -> str:
        return f"{self.session_id}:{self.number} {self.kind}"
