"""What the field has to say on the landscape: it becomes a fact when its owner accepts it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.capability import Capability
from pacenotes.rooms.landscape.models.fact import Fact
from pacenotes.rooms.landscape.models.product import Product
from pacenotes.rooms.landscape.models.visible import LandscapeQuerySet


class FieldInputQuerySet(LandscapeQuerySet["FieldInput"]):
    """Inputs of the field: everybody sees them."""


class FieldInput(models.Model):
    """An input on a product, a capability, or both: "a customer says X ships this already"."""

    class State(models.TextChoices):
        """What product marketing made of it."""

        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        LEFT = "left", _("left as it is")

    product = models.ForeignKey(
        Product, null=True, blank=True, on_delete=models.PROTECT, related_name="inputs"
    )
    capability = models.ForeignKey(
        Capability, null=True, blank=True, on_delete=models.PROTECT, related_name="inputs"
    )
    text = models.TextField(_("input"), max_length=2000, validators=[MaxLengthValidator(2000)])
    source = models.CharField(_("who says so, and where"), max_length=300, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    fact = models.ForeignKey(
        Fact, null=True, blank=True, on_delete=models.PROTECT, related_name="inputs"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(
        _("reason"), max_length=1000, validators=[MaxLengthValidator(1000)], blank=True
    )

    objects = FieldInputQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(text=""), name="field_input_says_something"),
            models.CheckConstraint(
                condition=models.Q(state="open", decided_by__isnull=True)
                | models.Q(state__in=["accepted", "declined", "left"], decided_by__isnull=False),
                name="decided_field_input_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="declined") | ~models.Q(reason=""),
                name="declined_field_input_says_why",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state"], name="field_inputs_open"),
        ]
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.text[:80]
