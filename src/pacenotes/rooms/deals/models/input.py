"""An input: what anyone on the team has to say on a thing that another position owns."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models.deal import Deal
from pacenotes.rooms.people.models import Person


class InputQuerySet(models.QuerySet["Input"]):
    """Inputs, and who may see them."""

    def visible_to(self, person: Person) -> InputQuerySet:
        """The inputs on the deals that this person may see."""
        return self.filter(deal__in=Deal.objects.visible_to(person))


class Input(models.Model):
    """An input. `about_type` and `about_id` are the thing it is on: a part of a question by its
    key, or a row by its id. Its owner accepts it, declines it with a reason, or leaves it; who gave
    an accepted one is credited on that thing."""

    class About(models.TextChoices):
        """What an input can be on."""

        PART = "part", _("one of the five questions")
        DEADLINE = "deadline", _("deadline")
        PITFALL = "pitfall", _("pitfall")
        TECHNICAL_QUESTION = "technical-question", _("technical answer")
        REQUEST = "request", _("request")
        DEMO = "demo", _("demo plan")
        PLAN_STEP = "plan-step", _("step of a demo plan")

    class State(models.TextChoices):
        """What its owner made of it."""

        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        LEFT = "left", _("left as it is")

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="inputs")
    about_type = models.CharField(max_length=20, choices=About)
    about_id = models.CharField(max_length=40)
    text = models.TextField(_("input"), max_length=2000, validators=[MaxLengthValidator(2000)])
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(
        _("reason"), max_length=1000, validators=[MaxLengthValidator(1000)], blank=True
    )

    objects = InputQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(text=""), name="input_says_something"),
            models.CheckConstraint(
                condition=models.Q(state="open", decided_by__isnull=True)
                | models.Q(state__in=["accepted", "declined", "left"], decided_by__isnull=False),
                name="decided_input_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="declined") | ~models.Q(reason=""),
                name="declined_input_says_why",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["deal", "state"], name="input_open"),
        ]
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.text[:80]
