"""The business case of a deal: what is measured, today, the target, and what that is worth."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models.deal import Deal


class BusinessCaseQuerySet(models.QuerySet["BusinessCase"]):
    """Business cases, and which of them stand."""

    def standing(self) -> BusinessCaseQuerySet:
        """Those with accepted evidence on their question; the others wait for it."""
        from pacenotes.rooms.deals.models.evidence import Evidence

        resting = Evidence.objects.standing().filter(
            question="business-case", deal=models.OuterRef("deal")
        )
        return self.filter(models.Exists(resting))


class BusinessCase(models.Model):
    """A deal's business case, one a deal, which rests on the evidence of its question."""

    class Period(models.TextChoices):
        """What the value is for."""

        ONCE = "once", _("once")
        MONTH = "month", _("a month")
        QUARTER = "quarter", _("a quarter")
        YEAR = "year", _("a year")

    deal = models.OneToOneField(Deal, on_delete=models.CASCADE, related_name="business_case")
    metric = models.CharField(_("metric"), max_length=200, blank=True)
    today = models.CharField(_("today"), max_length=200, blank=True)
    target = models.CharField(_("target"), max_length=200, blank=True)
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    period = models.CharField(_("period"), max_length=10, choices=Period, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = BusinessCaseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | ~models.Q(currency=""),
                name="business_case_value_has_a_currency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deal_id}: {self.metric}"
