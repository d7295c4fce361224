"""A meeting on a deal, and who is invited to it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models.contact import Contact
from pacenotes.rooms.deals.models.deal import Deal
from pacenotes.rooms.people.models import Person


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings, and who may see them."""

    def visible_to(self, person: Person) -> MeetingQuerySet:
        """The meetings of the deals that this person may see."""
        return self.filter(deal__in=Deal.objects.visible_to(person))


class Meeting(models.Model):
    """A meeting: colleagues of the deal's team, and contacts of its account. `version` counts
    edits."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="meetings")
    title = models.CharField(_("title"), max_length=200)
    held_on = models.DateField(_("day"))
    colleagues = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    contacts = models.ManyToManyField(Contact, related_name="+", blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(title=""), name="meeting_has_a_title"),
        ]
        ordering: ClassVar[list[str]] = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return self.title
