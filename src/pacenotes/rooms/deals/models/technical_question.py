"""A technical question on a deal, which a technical position answers."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models.contact import Contact
from pacenotes.rooms.deals.models.deal import Deal
from pacenotes.rooms.people.models import Person


class TechnicalQuestionQuerySet(models.QuerySet["TechnicalQuestion"]):
    """Technical questions, and who may see them."""

    def visible_to(self, person: Person) -> TechnicalQuestionQuerySet:
        """The questions of the deals that this person may see."""
        return self.filter(deal__in=Deal.objects.visible_to(person))

    def standing(self) -> TechnicalQuestionQuerySet:
        """The questions that weren't withdrawn."""
        return self.exclude(state="withdrawn")


class TechnicalQuestion(models.Model):
    """A technical question. `asked_by` is the contact who asked, `passed_on_by` the colleague who
    wrote it down; `owner` the technical colleague who answers it, None until somebody takes it.

    Where it was heard on a call, `heard_in` is that call's id and `heard_words` what was said, by
    `heard_speaker`: in the utterance `heard_place` from the character `heard_start`, `heard_at`
    seconds into the call.
    """

    class State(models.TextChoices):
        """Where a question stands."""

        OPEN = "open", _("open")
        ANSWERED = "answered", _("answered")
        WITHDRAWN = "withdrawn", _("withdrawn")

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="technical_questions")
    text = models.TextField(_("question"), max_length=2000, validators=[MaxLengthValidator(2000)])
    asked_by = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="questions"
    )
    passed_on_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    passed_on_at = models.DateTimeField(auto_now_add=True)
    due = models.DateField(_("due"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(
        _("answer"), max_length=10_000, validators=[MaxLengthValidator(10_000)], blank=True
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    heard_in = models.BigIntegerField(null=True)
    heard_title = models.CharField(max_length=300, blank=True)
    heard_place = models.PositiveIntegerField(null=True)
    heard_start = models.PositiveIntegerField(null=True)
    heard_at = models.FloatField(null=True)
    heard_words = models.TextField(blank=True)
    heard_speaker = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = TechnicalQuestionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~models.Q(text=""), name="technical_question_asks"),
            models.CheckConstraint(
                condition=~models.Q(state="answered")
                | (~models.Q(answer="") & models.Q(answered_by__isnull=False)),
                name="answered_question_says_what_and_who",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "answered", "withdrawn"]),
                name="technical_question_state_known",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    heard_in__isnull=True, heard_place__isnull=True, heard_start__isnull=True
                )
                | models.Q(
                    ~models.Q(heard_words=""),
                    heard_in__isnull=False,
                    heard_place__isnull=False,
                    heard_start__isnull=False,
                ),
                name="heard_question_quotes_its_words",
            ),
            models.UniqueConstraint(
                fields=["heard_in", "heard_place", "heard_start"],
                condition=models.Q(heard_in__isnull=False) & ~models.Q(state="withdrawn"),
                name="one_question_a_place_in_a_call",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "due"], name="technical_question_due"),
        ]
        ordering: ClassVar[list[str]] = ["state", "due", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
