"""A call: one conversation with a customer, as it was recorded and as it was listened to."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.core.listening.figures import Figures
from pacenotes.core.listening.finding import Abstention
from pacenotes.core.transcript import Participant, Problem
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.history.models import ValueField
from pacenotes.rooms.people.models import Person

LISTEN = "listen"
"""The kind of job that reads a call's file and listens to it."""
ASK = "ask_larger_ear"
"""The kind of job that asks the larger ear about a call that was listened to."""


class CallQuerySet(models.QuerySet["Call"]):
    """Calls, and who may see them."""

    def visible_to(self, person: Person) -> CallQuerySet:
        """The calls of the deals that this person may see."""
        return self.filter(deal__in=Deal.objects.visible_to(person))


class Call(models.Model):
    """One conversation with a customer.

    `participants` is whom the source itself lists; `problems` what could not be read as written;
    `abstentions` the signals that lacked what they needed; `unreadable` why the file can't be read
    at all, None where it can. A call is read once and listened to many times: its utterances never
    change under the evidence that quotes them.
    """

    deal = models.ForeignKey(Deal, on_delete=models.PROTECT, related_name="calls")
    title = models.CharField(_("title"), max_length=200)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    format = models.CharField(max_length=40, blank=True)
    participants = ValueField(of=tuple[Participant, ...], default=tuple)
    problems = ValueField(of=tuple[Problem, ...], default=tuple)
    unreadable = ValueField(of=Problem | None, null=True)
    figures = ValueField(of=Figures | None, null=True)
    abstentions = ValueField(of=tuple[Abstention, ...], default=tuple)
    listened_at = models.DateTimeField(null=True)
    listener_version = models.PositiveIntegerField(null=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["deal", "sha256"], name="one_call_a_file_and_deal"),
            models.CheckConstraint(
                condition=models.Q(listened_at__isnull=True, listener_version__isnull=True)
                | models.Q(listened_at__isnull=False, listener_version__isnull=False),
                name="listened_call_says_by_which_version",
            ),
        ]
        ordering: ClassVar[list[str]] = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def was_listened_to(self) -> bool:
        """Whether there is a debrief."""
        return self.listened_at is not None
