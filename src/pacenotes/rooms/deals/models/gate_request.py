"""A request for a technical colleague's time, with the five questions as they stood."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models.deal import Deal
from pacenotes.rooms.people.models import Person


class GateRequestQuerySet(models.QuerySet["GateRequest"]):
    """Requests, and who may see them."""

    def visible_to(self, person: Person) -> GateRequestQuerySet:
        """The requests of the deals that this person may see."""
        return self.filter(deal__in=Deal.objects.visible_to(person))


class GateRequest(models.Model):
    """A request. `kind` is a key of policy's kinds; `lights` the five questions' lights and
    `short_of` what policy asked for and lacked, both as of the day it was asked. `reason` is why
    it was taken on all the same, or why it was declined."""

    class State(models.TextChoices):
        """Where a request stands."""

        ASKED = "asked", _("asked for")
        TAKEN = "taken", _("taken on")
        DONE = "done", _("done")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="requests")
    kind = models.CharField(_("kind"), max_length=40)
    what = models.TextField(_("what is asked for"), max_length=2000)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    due = models.DateField(_("due"), null=True, blank=True)
    lights = models.JSONField(default=dict)
    short_of = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = GateRequestQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(what=""), name="request_says_what"),
            models.CheckConstraint(
                condition=models.Q(state__in=["asked", "withdrawn"], taken_by__isnull=True)
                | models.Q(state__in=["taken", "done", "declined"], taken_by__isnull=False)
                | models.Q(state="withdrawn"),
                name="request_says_who_has_it",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="declined") | ~models.Q(reason=""),
                name="declined_request_says_why",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "due"], name="request_due"),
        ]
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.deal_id}"
