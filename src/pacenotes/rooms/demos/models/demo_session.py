"""A demo as it is given: from its start to its end."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.demos.models.demo import Demo
from pacenotes.rooms.people.models import Person


class DemoSessionQuerySet(models.QuerySet["DemoSession"]):
    """Sessions, and who may see them."""

    def visible_to(self, person: Person) -> DemoSessionQuerySet:
        """The sessions on the deals that this person may see."""
        return self.filter(demo__deal__in=Deal.objects.visible_to(person))

    def live(self) -> DemoSessionQuerySet:
        """Those that haven't ended."""
        return self.filter(ended_at__isnull=True)


class DemoSession(models.Model):
    """A session. `latest` is the number of its newest live event; whoever changes the session
    raises it first, so that changes come one after the other. `call` is its call's transcript,
    once that has arrived; the session began `call_offset` seconds into it, before it where that is
    less than 0."""

    demo = models.ForeignKey(Demo, on_delete=models.CASCADE, related_name="sessions")
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    call = models.OneToOneField(
        Call, null=True, blank=True, on_delete=models.SET_NULL, related_name="demo_session"
    )
    call_offset = models.FloatField(null=True, blank=True)
    latest = models.PositiveIntegerField(default=0)

    objects = DemoSessionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["demo"],
                condition=models.Q(ended_at__isnull=True),
                name="one_live_session_a_demo",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__gte=models.F("started_at")),
                name="session_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(call__isnull=True) | models.Q(call_offset__isnull=False),
                name="joined_session_says_where_it_began",
            ),
        ]
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.demo_id}: {self.started_at:%Y-%m-%d %H:%M}"
