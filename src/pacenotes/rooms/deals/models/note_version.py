"""A note's text as it was at one time; a later version never changes an earlier one."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from pacenotes.rooms.deals.models.note import LONGEST_NOTE, Note


class NoteVersion(models.Model):
    """A note's text. Evidence cites one version, so that an edit leaves what was cited alone."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(max_length=LONGEST_NOTE)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["note", "number"], name="note_versions_in_order"),
            models.CheckConstraint(
                condition=~models.Q(text=""), name="note_version_says_something"
            ),
        ]
        ordering: ClassVar[list[str]] = ["-number"]

    def __str__(self) -> str:
        return f"{self.note_id} v{self.number}"
