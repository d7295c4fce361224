"""Somebody at an account."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models.account import Account
from pacenotes.rooms.people.models import Person


def check_at_account(contact: Contact | None, account_id: int | None) -> None:
    """ValidationError for somebody who isn't at this account; nobody fits every one."""
    if contact is not None and contact.account_id != account_id:
        raise ValidationError(
            _("%(name)s isn't a contact of this deal's account."), params={"name": contact.name}
        )


class ContactQuerySet(models.QuerySet["Contact"]):
    """Contacts, and who may see them."""

    def visible_to(self, person: Person) -> ContactQuerySet:
        """The contacts of the accounts this person may see."""
        return self.filter(account__in=Account.objects.visible_to(person))


class Contact(models.Model):
    """Somebody at an account. `decides` says what they decide, in a few words."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(_("name"), max_length=160)
    title = models.CharField(_("title"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    decides = models.CharField(_("what they decide"), max_length=200, blank=True)
    external_id = models.CharField(_("external id"), max_length=120, null=True, blank=True)  # noqa: DJ001  # NULL is no id; two contacts without one are no duplicates
    custom = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["external_id"], name="one_contact_an_external_id"),
            models.CheckConstraint(condition=~models.Q(name=""), name="contact_has_a_name"),
            models.CheckConstraint(
                condition=~models.Q(external_id=""), name="contact_external_id_is_none_or_said"
            ),
        ]
        ordering: ClassVar[list[str]] = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
