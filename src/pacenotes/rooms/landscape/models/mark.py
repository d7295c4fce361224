"""As what the landscape stands: what is kept of it in memory is told by this that it is old."""

from __future__ import annotations

from django.db import models


class LandscapeMark(models.Model):
    """The one row, held by whoever changes the landscape, so that changes follow each other, and
    given another number by each."""

    number = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.number}"
