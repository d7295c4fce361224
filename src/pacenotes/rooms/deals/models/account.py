"""A company that we sell to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Account(models.Model):
    """A company that we sell to."""

    name = models.CharField(_("name"), max_length=160)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["name"], name="one_account_a_name"),
            models.CheckConstraint(condition=~models.Q(name=""), name="account_has_a_name"),
        ]
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
