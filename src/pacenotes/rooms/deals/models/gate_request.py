"""A request for a technical colleague's time, with the five questions as they stood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.core.gate import short_of
from pacenotes.core.policy import RequestKind
from pacenotes.core.qualification import QUESTIONS, Light
from pacenotes.rooms.deals.models.deal import Deal
from pacenotes.rooms.people.models import Person


class GateRequestQuerySet(models.QuerySet["GateRequest"]):
    """Requests, and who may see them."""

    def visible_to(self, person: Person) -> GateRequestQuerySet:
        """The requests of the deals that this person may see."""
        return self.filter(deal__in=Deal.objects.visible_to(person))


class GateRequest(models.Model):
    """A request. `kind` is a key of policy's kinds.

    As of the day it was asked: `needs` are the questions that policy asked for, `lights` the five
    questions' lights, `short_of` what was lacking. `taken_short_of` is what was still lacking when
    it was taken on, None where nothing was. `meant_for` is the technical colleague to whom triage
    gave it, who still takes it on or declines it in person. `taken_by` is the technical colleague
    who took it on or declined it, and `reason` why: all the same, or not.
    """

    class State(models.TextChoices):
        """Where a request stands."""

        ASKED = "asked", _("asked for")
        TAKEN = "taken", _("taken on")
        DONE = "done", _("done")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="requests")
    kind = models.CharField(_("kind"), max_length=40)
    what = models.TextField(
        _("what is asked for"), max_length=2000, validators=[MaxLengthValidator(2000)]
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    due = models.DateField(_("due"), null=True, blank=True)
    needs = models.JSONField(default=list)
    lights = models.JSONField(default=dict)
    short_of = models.JSONField(default=list)
    taken_short_of = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    meant_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meant_requests",
    )
    reason = models.TextField(
        _("reason"), max_length=1000, validators=[MaxLengthValidator(1000)], blank=True
    )
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
            models.CheckConstraint(
                condition=models.Q(taken_short_of__isnull=True) | ~models.Q(reason=""),
                name="request_taken_on_short_says_why",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "due"], name="request_due"),
        ]
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.deal_id}"

    @property
    def lights_then(self) -> dict[str, Light]:
        """The five lights as they stood when it was asked, by question."""
        return {q.key: Light(self.lights.get(q.key, Light.UNKNOWN)) for q in QUESTIONS}

    def still_short_of(self, lights: Mapping[str, Light]) -> tuple[str, ...]:
        """What of that which policy asked for at the time is lacking by these lights."""
        return short_of(RequestKind(self.kind, self.kind, tuple(self.needs)), lights)
