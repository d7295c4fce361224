"""A piece of an imported file, small enough to be held in memory."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from pacenotes.rooms.deals.models.table_import import TableImport

PIECE_BYTES = 1 << 20


class TablePiece(models.Model):
    """At most `PIECE_BYTES` of a file: of the one that was sent, or of its wrong rows."""

    class Of(models.TextChoices):
        """Which file it is a piece of."""

        SENT = "sent"
        WRONG = "wrong"

    table = models.ForeignKey(TableImport, on_delete=models.CASCADE, related_name="pieces")
    of = models.CharField(max_length=5, choices=Of)
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["table", "of", "number"], name="one_piece_a_number"),
            models.CheckConstraint(
                condition=models.Q(of__in=["sent", "wrong"]), name="table_piece_of_a_file"
            ),
        ]
        ordering: ClassVar[list[str]] = ["table", "of", "number"]

    def __str__(self) -> str:
        return f"{self.table_id}: {self.of} {self.number}"
