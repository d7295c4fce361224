"""A playbook: a demo as somebody likes to give it, to be copied for a deal."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.people.models import Person


class PlaybookQuerySet(models.QuerySet["Playbook"]):
    """Playbooks, and who may see them."""

    def visible_to(self, person: Person) -> PlaybookQuerySet:
        """All of them for everybody who signs in: a playbook holds nothing of any deal."""
        return self.all() if person.is_active else self.none()


class Playbook(models.Model):
    """A playbook. Only its owner changes it; a copy is its copier's own. `copied_from` is what it
    was a copy of, `copied_name` what that was called then."""

    name = models.CharField(_("name"), max_length=160)
    about = models.TextField(_("what it is for"), max_length=1000, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="playbooks"
    )
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies"
    )
    copied_name = models.CharField(max_length=160, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    objects = PlaybookQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "name"], name="a_playbook_once_an_owner"),
            models.CheckConstraint(condition=~models.Q(name=""), name="playbook_has_a_name"),
        ]
        ordering: ClassVar[list[str]] = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
