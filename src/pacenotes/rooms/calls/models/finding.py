"""One thing heard on a call, and what the owner made of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from pacenotes.core.listening.finding import Detail
from pacenotes.core.qualification import Decision
from pacenotes.core.wording import Words
from pacenotes.rooms.calls.models.call import Call
from pacenotes.rooms.calls.models.speaker import Speaker
from pacenotes.rooms.deals.models import Deal, Evidence
from pacenotes.rooms.history.models import ValueField
from pacenotes.rooms.people.models import Person


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings, and who may see them."""

    def visible_to(self, person: Person) -> FindingQuerySet:
        """The findings of the deals that this person may see."""
        return self.filter(call__deal__in=Deal.objects.visible_to(person))

    def decided(self) -> FindingQuerySet:
        """What an owner accepted or rejected, which listening again leaves as it is."""
        return self.filter(evidence__decision__in=[Decision.ACCEPTED, Decision.REJECTED])


class Finding(models.Model):
    """A row of core's `Finding`: `words` are `text[start:end]` of the utterance with that index.

    `evidence` is the piece of evidence that it proposes to one of the five questions, on which
    their owner decides; None where there is nothing to decide (our own words, promises, claims …).
    What is about a person's own conduct is never a row: see `queries.own_conduct`.
    """

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="findings")
    signal = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    utterance = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    speaker = models.ForeignKey(
        Speaker, null=True, on_delete=models.CASCADE, related_name="findings"
    )
    at = models.FloatField(null=True)
    why = ValueField(of=Words)
    detail = ValueField(of=Detail)
    listener_version = models.PositiveIntegerField()
    evidence = models.OneToOneField(
        Evidence, null=True, on_delete=models.SET_NULL, related_name="finding"
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["call", "signal", "kind", "utterance", "start"], name="one_finding_a_place"
            ),
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="finding_quotes_something"
            ),
        ]
        ordering: ClassVar[list[str]] = ["utterance", "start", "pk"]

    def __str__(self) -> str:
        return f"{self.signal}/{self.kind} {self.call_id}:{self.utterance}"

    @property
    def decision(self) -> str:
        """What the owner made of it, empty where there is nothing to decide."""
        return self.evidence.decision if self.evidence else ""
