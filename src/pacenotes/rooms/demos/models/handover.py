"""The wheel offered to somebody, or asked for."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.demos.models.demo_session import DemoSession


class Handover(models.Model):
    """An offer, from the driver to `wanted_by`, or an asking by them; `made_by` made it. Settled by
    the other one, taken back by who made it, or *over* where the wheel went elsewhere meanwhile."""

    class Kind(models.TextChoices):
        """Who began it."""

        OFFER = "offer", _("offered")
        ASK = "ask", _("asked for")

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")
        OVER = "over", _("over")

    session = models.ForeignKey(DemoSession, on_delete=models.CASCADE, related_name="handovers")
    kind = models.CharField(max_length=5, choices=Kind)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    wanted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["session", "kind", "wanted_by"],
                condition=models.Q(state="open"),
                name="one_open_handover_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", settled_at__isnull=True)
                | (~models.Q(state="open") & models.Q(settled_at__isnull=False)),
                name="settled_handover_says_when",
            ),
        ]
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.session_id}: {self.wanted_by_id}"
