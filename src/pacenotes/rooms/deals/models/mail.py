"""A mail to or from the account, kept as it was sent."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models.deal import Deal
from pacenotes.rooms.deals.models.note import LONGEST_NOTE
from pacenotes.rooms.people.models import Person


class MailQuerySet(models.QuerySet["Mail"]):
    """Mails, and who may see them."""

    def visible_to(self, person: Person) -> MailQuerySet:
        """The mails of the deals that this person may see."""
        return self.filter(deal__in=Deal.objects.visible_to(person))


class Mail(models.Model):
    """A mail: its sender as it names itself, the day it was sent, its words. It never changes."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="mails")
    subject = models.CharField(_("subject"), max_length=300)
    sender = models.CharField(_("from"), max_length=300)
    recipients = models.CharField(_("to"), max_length=1000, blank=True)
    sent_on = models.DateField(_("sent on"))
    text = models.TextField(max_length=LONGEST_NOTE)
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["deal", "sha256"], name="one_mail_a_file_and_deal"),
            models.CheckConstraint(condition=~models.Q(text=""), name="mail_says_something"),
        ]
        ordering: ClassVar[list[str]] = ["-sent_on", "-pk"]

    def __str__(self) -> str:
        return self.subject
