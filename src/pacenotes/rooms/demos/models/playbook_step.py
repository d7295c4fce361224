"""A step of a playbook."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.demos.models.playbook import Playbook
from pacenotes.rooms.demos.models.step import Step


class PlaybookStep(Step):
    """A step that every plan made from the playbook begins with; `capability` is the name of what
    it proves, which a deal may or may not require."""

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="steps")
    capability = models.CharField(_("capability it proves"), max_length=160, blank=True)

    class Meta(Step.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(shows=""), name="playbook_step_shows_something"
            ),
        ]
