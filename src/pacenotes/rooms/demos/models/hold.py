"""Somebody's time at the wheel."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.demos.models.demo_session import DemoSession


class Hold(models.Model):
    """A hold on the wheel: one unreleased hold a session. `beat_at` is when the driver's page was
    heard last; after the lease anybody on the team may take the wheel. `lapsed_at` says since when
    that is told, None while the driver is on the line."""

    class Release(models.TextChoices):
        """Why a hold ended."""

        HANDED_OVER = "handed-over", _("handed over")
        LET_GO = "let-go", _("let go")
        LAPSED = "lapsed", _("dropped off the line")
        ENDED = "ended", _("the session ended")

    session = models.ForeignKey(DemoSession, on_delete=models.CASCADE, related_name="holds")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    lapsed_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    release = models.CharField(max_length=12, choices=Release, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["session"],
                condition=models.Q(released_at__isnull=True),
                name="one_wheel_a_session",
            ),
            models.CheckConstraint(
                condition=models.Q(released_at__isnull=True, release="")
                | (models.Q(released_at__isnull=False) & ~models.Q(release="")),
                name="released_wheel_says_why",
            ),
        ]
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.person_id}"
