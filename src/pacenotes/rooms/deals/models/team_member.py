"""A person on a deal's team, in the position they play there."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.core import positions
from pacenotes.rooms.deals.models.deal import Deal
from pacenotes.rooms.people.models import check_position_key


class TeamMember(models.Model):
    """A person on a deal's team; `position_key` is the position on this deal."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="team")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    position_key = models.CharField(_("position"), max_length=40, validators=[check_position_key])

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["deal", "person"], name="once_on_a_deal_team"),
        ]
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.position_key}"

    @property
    def position(self) -> positions.Position:
        """The position on this deal."""
        return positions.position_or_bare(self.position_key)
