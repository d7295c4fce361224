"""What a contact is in a deal; one contact may have several roles, one role several contacts."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.core import contact_roles
from pacenotes.rooms.deals.models.contact import Contact
from pacenotes.rooms.deals.models.deal import Deal


def check_contact_role(key: str) -> None:
    """ValidationError where core knows no such contact role."""
    if contact_roles.contact_role(key) is None:
        raise ValidationError(_("No contact role is called “%(key)s”."), params={"key": key})


class ContactRole(models.Model):
    """A contact's role in a deal."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="contact_roles")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(_("role"), max_length=40, validators=[check_contact_role])

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["deal", "contact", "role"], name="a_role_once_a_contact_and_deal"
            ),
        ]
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.contact_id}: {self.role}"

    @property
    def means(self) -> contact_roles.ContactRole | None:
        """The role as core knows it."""
        return contact_roles.contact_role(self.role)
