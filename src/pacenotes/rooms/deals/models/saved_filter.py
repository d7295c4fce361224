"""A filter of the deals that somebody saved under a name."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.people.models import Person


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    """Saved filters, and who may see them."""

    def visible_to(self, person: Person) -> SavedFilterQuerySet:
        """A person's own."""
        return self.filter(person=person) if person.is_active else self.none()


class SavedFilter(models.Model):
    """A person's filter: `query` is the page's query string, which never shows more than its
    reader may see."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters"
    )
    name = models.CharField(_("name"), max_length=80)
    query = models.CharField(max_length=2000, blank=True)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "name"], name="one_saved_filter_a_name"),
            models.CheckConstraint(condition=~models.Q(name=""), name="saved_filter_has_a_name"),
        ]
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
