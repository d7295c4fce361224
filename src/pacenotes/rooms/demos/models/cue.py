"""A silent cue: a quiet note to the driver."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.demos.models.demo_session import DemoSession
from pacenotes.rooms.demos.models.plan_step import PlanStep

LONGEST_CUE = 140
"""Characters: what can be read in the corner of an eye."""


class Cue(models.Model):
    """A cue: words, a pointer to a step of the plan, or both. `driver` had the wheel when it was
    settled, or has it. It is read by its giver and by whoever drives, and stands on no screen that
    could be shared."""

    class State(models.TextChoices):
        """What became of it."""

        SENT = "sent", _("sent")
        SEEN = "seen", _("seen")
        TAKEN = "taken", _("taken")
        PARKED = "parked", _("later")
        DECLINED = "declined", _("no")

    session = models.ForeignKey(DemoSession, on_delete=models.CASCADE, related_name="cues")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    driver = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.CharField(_("cue"), max_length=LONGEST_CUE, blank=True)
    step = models.ForeignKey(
        PlanStep, null=True, blank=True, on_delete=models.SET_NULL, related_name="cues"
    )
    points_to = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State, default=State.SENT)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(text="") | ~models.Q(points_to=""), name="cue_says_something"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["sent", "seen"], settled_at__isnull=True)
                | models.Q(state__in=["taken", "parked", "declined"], settled_at__isnull=False),
                name="settled_cue_says_when",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["session", "given_by", "state"], name="open_cues_of_a_person"),
        ]
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.state}"
