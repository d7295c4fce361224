"""What a step of a demo is, in a playbook as in a plan."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_MINUTES = 240
"""Minutes that one step can be planned for."""


class Step(models.Model):
    """A step. `shows` is what is shown, `how` what the driver wants at hand while showing it,
    `roles` for whom, as keys of contact roles; `differentiator` what it makes plain about us, and
    `differentiator_capability` the capability of the landscape that is meant, if it is known;
    `if_short` what is said instead where time is short. `agenda` is the line that the audience
    sees, empty where it sees none.
    """

    place = models.PositiveIntegerField()
    shows = models.CharField(_("what is shown"), max_length=200)
    how = models.TextField(
        _("notes for the driver"),
        max_length=4000,
        validators=[MaxLengthValidator(4000)],
        blank=True,
    )
    roles = models.JSONField(default=list, blank=True)
    differentiator = models.CharField(_("differentiator it proves"), max_length=200, blank=True)
    differentiator_capability = models.ForeignKey(
        "landscape.Capability", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_MINUTES)],
    )
    if_short = models.TextField(
        _("if time is short, say"),
        max_length=1000,
        validators=[MaxLengthValidator(1000)],
        blank=True,
    )
    agenda = models.CharField(_("line on the agenda"), max_length=120, blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["place", "pk"]

    def __str__(self) -> str:
        return self.shows
