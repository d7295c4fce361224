"""A demo on a deal: its plan belongs to the colleague who gives it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models import Deal, GateRequest, Meeting
from pacenotes.rooms.people.models import Person

MOST_PLANNED_MINUTES = 480
"""Minutes that a demo can be planned for: a working day."""


class DemoQuerySet(models.QuerySet["Demo"]):
    """Demos, and who may see them."""

    def visible_to(self, person: Person) -> DemoQuerySet:
        """The demos on the deals that this person may see."""
        return self.filter(deal__in=Deal.objects.visible_to(person))


class Demo(models.Model):
    """A demo and its plan. `demoer` is the technical colleague who gives it and alone changes the
    plan; `request` what was taken on for it, None where nobody had to ask. `meeting` says who is
    there. `playbook_name` is what the plan began as. `version` counts edits of the plan."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="demos")
    request = models.OneToOneField(
        GateRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="demo"
    )
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="demos"
    )
    title = models.CharField(_("title"), max_length=160)
    demoer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="demos"
    )
    held_on = models.DateField(_("day"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        default=45,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PLANNED_MINUTES)],
    )
    playbook_name = models.CharField(max_length=160, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = DemoQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(title=""), name="demo_has_a_title"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["demoer", "held_on"], name="demos_of_a_person"),
        ]
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.title
