"""Holistic differentiators: what sets our company apart rather than our product."""

from __future__ import annotations

from django.db import models

from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet


class StatementQuerySet(LandscapeQuerySet["Statement"]):
    """Statements: everybody sees them."""


class Statement(models.Model):
    """What its versions are of."""

    objects = StatementQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.pk}"
