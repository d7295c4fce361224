"""A field of the team's own on deals, accounts or contacts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class CustomField(models.Model):
    """A custom field: its values stand in the `custom` column of what it is on, by its key."""

    class On(models.TextChoices):
        """What a field can be on."""

        DEAL = "deal", _("deals")
        ACCOUNT = "account", _("accounts")
        CONTACT = "contact", _("contacts")

    class Kind(models.TextChoices):
        """What its values are."""

        TEXT = "text", _("text")
        NUMBER = "number", _("number")
        DATE = "date", _("date")
        CHOICE = "choice", _("choice")
        FLAG = "flag", _("yes or no")
        LINK = "link", _("web address")

    on = models.CharField(_("on"), max_length=10, choices=On)
    key = models.SlugField(_("key"), max_length=40)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    choices = models.JSONField(_("choices"), default=list, blank=True)
    is_required = models.BooleanField(_("required"), default=False)
    rank = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["on", "key"], name="one_custom_field_a_key"),
            models.CheckConstraint(
                condition=models.Q(on__in=["deal", "account", "contact"]),
                name="custom_field_on_something",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["text", "number", "date", "choice", "flag", "link"]),
                name="custom_field_kind_known",
            ),
        ]
        ordering: ClassVar[list[str]] = ["on", "rank", "pk"]

    def __str__(self) -> str:
        return self.name
