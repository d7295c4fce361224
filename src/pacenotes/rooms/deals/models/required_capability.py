"""What the account requires the product to be able to do."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models.deal import Deal


class RequiredCapability(models.Model):
    """A capability that this deal needs; `is_must` where it is out without it. `capability` is the
    one of the landscape that is meant, if it is known which."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="capabilities")
    name = models.CharField(_("capability"), max_length=160)
    capability = models.ForeignKey(
        "landscape.Capability", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_must = models.BooleanField(_("a must"), default=True)

    class Meta:
        verbose_name_plural = "required capabilities"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["deal", "name"], name="a_capability_once_a_deal"),
            models.CheckConstraint(condition=~models.Q(name=""), name="capability_has_a_name"),
        ]
        ordering: ClassVar[list[str]] = ["-is_must", "name"]

    def __str__(self) -> str:
        return self.name
