"""What a technical colleague knows how to show."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class KnownCapability(models.Model):
    """A capability that somebody says they know; `folded` is its name as it is compared."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="knows"
    )
    name = models.CharField(_("capability"), max_length=160)
    folded = models.CharField(max_length=160)

    class Meta:
        verbose_name_plural = "known capabilities"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "folded"], name="known_once_a_person"),
            models.CheckConstraint(condition=~models.Q(folded=""), name="known_capability_named"),
        ]
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
