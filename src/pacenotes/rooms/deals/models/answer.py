"""What the owner of the five questions answers on one part, in their own words."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals.models.contact import Contact
from pacenotes.rooms.deals.models.deal import Deal
from pacenotes.rooms.deals.models.evidence import Evidence


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Answers, and which of them stand."""

    def standing(self) -> AnswerQuerySet:
        """Those that rest on accepted evidence: without it there is no answer (law 4)."""
        resting = Evidence.objects.filter(decision=Decision.ACCEPTED, answers=models.OuterRef("pk"))
        return self.filter(models.Exists(resting))


class Answer(models.Model):
    """An answer to a part of a question. It rests on evidence; `contact` is whom it is about
    (the economic buyer who was met, the champion, who has the authority)."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=20)
    part = models.CharField(max_length=20)
    text = models.TextField(_("answer"), max_length=2000, blank=True)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    rests_on = models.ManyToManyField(Evidence, related_name="answers")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["deal", "part"], name="one_answer_a_part_and_deal"),
        ]
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.deal_id}: {self.part}"
