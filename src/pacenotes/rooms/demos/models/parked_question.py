"""A customer's question that is parked, so that the demo goes on."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.core.position import HouseSide
from pacenotes.rooms.deals.models import Contact, TechnicalQuestion
from pacenotes.rooms.demos.models.demo_session import DemoSession


class ParkedQuestion(models.Model):
    """A parked question; `side` is whose it is to answer. A technical one stands among the deal's
    technical questions, a commercial one is answered here by the sales side."""

    session = models.ForeignKey(DemoSession, on_delete=models.CASCADE, related_name="questions")
    parked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    parked_at = models.DateTimeField()
    text = models.TextField(_("question"), max_length=2000, validators=[MaxLengthValidator(2000)])
    side = models.CharField(
        max_length=9,
        choices=[
            (HouseSide.SALES.value, _("commercial")),
            (HouseSide.TECHNICAL.value, _("technical")),
        ],
    )
    asked_by = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    technical_question = models.OneToOneField(
        TechnicalQuestion, null=True, blank=True, on_delete=models.CASCADE, related_name="parked"
    )
    answer = models.TextField(
        _("answer"), max_length=4000, validators=[MaxLengthValidator(4000)], blank=True
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(text=""), name="parked_question_asks"),
            models.CheckConstraint(
                condition=models.Q(side="technical", technical_question__isnull=False, answer="")
                | models.Q(side="sales", technical_question__isnull=True),
                name="technical_question_goes_to_the_technical_side",
            ),
        ]
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.text[:80]
