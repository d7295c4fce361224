"""Feedback from a colleague to a colleague after a demo."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models import TeamMember
from pacenotes.rooms.demos.models.demo_session import DemoSession
from pacenotes.rooms.demos.models.plan_step import PlanStep
from pacenotes.rooms.people.models import Person


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    """Feedback, and who may read it."""

    def visible_to(self, person: Person) -> FeedbackQuerySet:
        """What this person gave or received, which is theirs wherever they go, and what its
        receiver shared with the deal's team, as long as this person is on it."""
        if not person.is_active:
            return self.none()
        own = models.Q(given_by=person) | models.Q(given_to=person)
        played = TeamMember.objects.filter(person=person).values("deal")
        return self.filter(own | models.Q(is_shared=True, session__demo__deal__in=played))


class Feedback(models.Model):
    """Feedback: what went well, and one thing to try, each tied to a step where it is about one.
    It belongs to its receiver, who alone shares it with the deal's team or takes that back.
    `version` counts its wordings, so that no others are shared than its receiver read."""

    session = models.ForeignKey(DemoSession, on_delete=models.CASCADE, related_name="feedback")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField()
    went_well = models.TextField(
        _("what went well"), max_length=1000, validators=[MaxLengthValidator(1000)]
    )
    went_well_in = models.ForeignKey(
        PlanStep, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    to_try = models.TextField(
        _("one thing to try"), max_length=1000, validators=[MaxLengthValidator(1000)], blank=True
    )
    to_try_in = models.ForeignKey(
        PlanStep, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_shared = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "feedback"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(given_by=models.F("given_to")), name="feedback_is_to_another"
            ),
            models.CheckConstraint(
                condition=~models.Q(went_well=""), name="feedback_says_what_went_well"
            ),
            models.UniqueConstraint(
                fields=["session", "given_by", "given_to"], name="feedback_once_a_pair"
            ),
        ]
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.given_by_id} to {self.given_to_id}"
