"""What somebody of ours heard during a session and wrote down on the spot."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models import Contact, Evidence
from pacenotes.rooms.demos.models.demo_session import DemoSession


class Capture(models.Model):
    """A capture: words heard at a moment, said by `contact` where that is known. Where it speaks to
    a part of the five questions it is kept as a piece of evidence too, proposed to its owner."""

    session = models.ForeignKey(DemoSession, on_delete=models.CASCADE, related_name="captures")
    heard_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    heard_at = models.DateTimeField()
    words = models.TextField(
        _("what was said"), max_length=1000, validators=[MaxLengthValidator(1000)]
    )
    part = models.CharField(max_length=20, blank=True)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    evidence = models.OneToOneField(
        Evidence, null=True, blank=True, on_delete=models.SET_NULL, related_name="capture"
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(words=""), name="capture_holds_words"),
        ]
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.words[:80]
