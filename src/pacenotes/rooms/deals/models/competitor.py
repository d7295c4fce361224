"""A competitor in a deal."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models.deal import Deal


class Competitor(models.Model):
    """Somebody else who wants this deal, by name; `product` is theirs in the landscape, if it is
    known which."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="competitors")
    name = models.CharField(_("competitor"), max_length=120)
    product = models.ForeignKey(
        "landscape.Product", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["deal", "name"], name="a_competitor_once_a_deal"),
            models.CheckConstraint(condition=~models.Q(name=""), name="competitor_has_a_name"),
        ]
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
