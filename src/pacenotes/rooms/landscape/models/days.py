"""Days in the database: whole numbers, and a sentinel where an interval is open."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from pacenotes.core.landscape.days import OPEN


def day_field() -> models.IntegerField[int, int]:
    """A day as core counts them; `OPEN` where there is none."""
    return models.IntegerField(default=OPEN)


class Recorded(models.Model):
    """A row that is known to us from one day until another; never changed but for its end."""

    recorded_from = models.IntegerField()
    recorded_until = day_field()

    class Meta:
        abstract = True


def recorded_in_order(name: str) -> models.CheckConstraint:
    """That a recorded interval doesn't end before it begins; it may be empty."""
    return models.CheckConstraint(condition=Q(recorded_from__lte=F("recorded_until")), name=name)


def one_current(fields: list[str], name: str) -> models.UniqueConstraint:
    """That one row of these fields is current."""
    return models.UniqueConstraint(fields=fields, condition=Q(recorded_until=OPEN), name=name)
