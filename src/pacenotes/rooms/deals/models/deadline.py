"""A deadline of a deal: a day or a window, of a kind, set by somebody."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals.models.contact import Contact
from pacenotes.rooms.deals.models.deal import Deal


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """Deadlines, and which of them stand."""

    def standing(self) -> DeadlineQuerySet:
        """Those that rest on accepted evidence; the others wait for it to be accepted again."""
        from pacenotes.rooms.deals.models.evidence import Evidence

        # The deal is named too: few rows have a deadline, and SQLite would look through them all.
        resting = Evidence.objects.filter(
            deal=models.OuterRef("deal"),
            decision=Decision.ACCEPTED,
            deadline=models.OuterRef("pk"),
        )
        return self.filter(models.Exists(resting))


class Deadline(models.Model):
    """A deadline, which rests on evidence. `first` and `last` are one day where they are equal;
    `set_by` is who set it where it is none of the contacts."""

    class Kind(models.TextChoices):
        """What makes it a deadline."""

        COMPELLING_EVENT = "compelling-event", _("compelling event")
        CONTRACT_END = "contract-end", _("contract end")
        BUDGET_CYCLE = "budget-cycle", _("budget cycle")
        PAPER_PROCESS = "paper-process", _("paper process")
        DECISION = "decision", _("decision")
        GO_LIVE = "go-live", _("go live")
        OTHER = "other", _("other")

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("open")
        MET = "met", _("met")
        DROPPED = "dropped", _("dropped")

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="deadlines")
    what = models.CharField(_("what is due"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="deadlines"
    )
    set_by = models.CharField(_("who set it"), max_length=160, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(first__lte=models.F("last")),
                name="deadline_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=~models.Q(what=""), name="deadline_says_what"),
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "met", "dropped"]),
                name="deadline_state_known",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "last"], name="deadline_due"),
        ]
        ordering: ClassVar[list[str]] = ["last", "first", "pk"]

    def __str__(self) -> str:
        return self.what
