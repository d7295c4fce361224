"""Who may see what the landscape holds."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models

from pacenotes.rooms.people.models import Person

Row = TypeVar("Row", bound=models.Model, covariant=True)


class LandscapeQuerySet(models.QuerySet[Row]):
    """What the landscape holds, and who may see it."""

    def visible_to(self, person: Person) -> Self:
        """All of it for everybody who signs in: it holds nothing of any deal."""
        return self.all() if person.is_active else self.none()
