"""Something to do in the background: the row itself is the queue."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.core.wording import Words
from pacenotes.rooms.history.models.stored_value import ValueField


class Job(models.Model):
    """One piece of work of a `kind` on the row `subject_id`.

    `claim` is the token of the worker that has it; `heartbeat` when that worker last said that it
    is alive; `progress` is 0 to 100; `step` and `error` are said to people.
    """

    class State(models.TextChoices):
        """Where a job stands."""

        QUEUED = "queued", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    progress = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=120, blank=True)
    claim = models.UUIDField(null=True)
    heartbeat = models.DateTimeField(null=True)
    error = ValueField(of=Words | None, null=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=models.Q(state="queued"),
                name="one_waiting_job_a_subject",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["queued", "running", "done", "failed"]),
                name="job_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(progress__lte=100), name="job_progress_is_a_percentage"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="running")
                | models.Q(claim__isnull=False, heartbeat__isnull=False),
                name="running_job_is_claimed",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "id"], name="job_queue"),
            models.Index(fields=["kind", "subject_id", "-id"], name="job_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id} ({self.state})"

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in {self.State.DONE, self.State.FAILED}
