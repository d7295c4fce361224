"""A note on a deal: a source of evidence whose edits are versions."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models.deal import Deal
from pacenotes.rooms.people.models import Person

LONGEST_NOTE = 50_000
"""Characters in a note or a mail; a long meeting's notes are about ten thousand."""


class NoteQuerySet(models.QuerySet["Note"]):
    """Notes, and who may see them."""

    def visible_to(self, person: Person) -> NoteQuerySet:
        """The notes of the deals that this person may see."""
        return self.filter(deal__in=Deal.objects.visible_to(person))


class Note(models.Model):
    """A note. `about_on` is the day of what it is about; its text is its newest version's."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="notes")
    title = models.CharField(_("title"), max_length=200)
    about_on = models.DateField(_("the day it is about"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(title=""), name="note_has_a_title"),
        ]
        ordering: ClassVar[list[str]] = ["-about_on", "-pk"]

    def __str__(self) -> str:
        return self.title
