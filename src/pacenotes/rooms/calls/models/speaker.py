"""Somebody on a call, as far as it is known who they are."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from pacenotes.core import positions
from pacenotes.core.roster import Party
from pacenotes.core.wording import Words
from pacenotes.rooms.calls.models.call import Call
from pacenotes.rooms.history.models import ValueField


class Speaker(models.Model):
    """A speaker label of a call and the person behind it; `label` is empty for somebody who was
    there and said nothing.

    `seat` counts the people of the call: two labels of one person share it, a label that could be
    anybody has none. `person` is the colleague this is, where it is one of the deal's team; `why`
    says how the party is known; `set_by` is who corrected it, whom listening again believes.
    """

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="speakers")
    label = models.CharField(max_length=400, blank=True)
    rank = models.PositiveIntegerField()
    seat = models.PositiveIntegerField(null=True)
    party = models.CharField(max_length=10, default=Party.UNKNOWN.value)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=400, blank=True)
    position_key = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=400, blank=True)
    company = models.CharField(max_length=400, blank=True)
    email = models.CharField(max_length=400, blank=True)
    also = ValueField(of=tuple[str, ...], default=tuple)
    why = ValueField(of=Words | None, null=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["call", "rank"], name="speakers_stand_in_order"),
            models.UniqueConstraint(
                fields=["call", "label"],
                condition=~models.Q(label=""),
                name="one_speaker_a_label",
            ),
            models.CheckConstraint(
                condition=models.Q(party__in=["ours", "theirs", "unknown"]),
                name="speaker_party_known",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | models.Q(party="ours"),
                name="colleagues_are_ours",
            ),
        ]
        ordering: ClassVar[list[str]] = ["rank"]

    def __str__(self) -> str:
        return self.name or self.label

    @property
    def position(self) -> positions.Position | None:
        """The position played on this call, None where it isn't known or isn't one of ours."""
        return positions.position_or_bare(self.position_key) if self.position_key else None
