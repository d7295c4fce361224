"""Evidence: words that were really said or written, and what the owner made of them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.core.listening.finding import Detail
from pacenotes.core.qualification import Decision
from pacenotes.core.roster import Party
from pacenotes.core.wording import Words
from pacenotes.rooms.deals.models.contact import Contact
from pacenotes.rooms.deals.models.deadline import Deadline
from pacenotes.rooms.deals.models.deal import Deal
from pacenotes.rooms.deals.models.pitfall import Pitfall
from pacenotes.rooms.history.models import ValueField
from pacenotes.rooms.people.models import Person


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Evidence, and who may see it."""

    def visible_to(self, person: Person) -> EvidenceQuerySet:
        """The evidence of the deals that this person may see."""
        return self.filter(deal__in=Deal.objects.visible_to(person))

    def standing(self) -> EvidenceQuerySet:
        """What was accepted, and not set aside by a newer answer."""
        return self.filter(decision=Decision.ACCEPTED, is_set_aside=False)


class Evidence(models.Model):
    """Verbatim words on a part of one of the five questions, from a call, a note, a mail, or as a
    colleague captured them during a demo.

    `source_id` is the call's, note version's, mail's or demo session's id, and the words are the
    characters `start` to `end` of its text, in a call of the utterance `place`, in a demo of the
    capture `place`. `said_on` is that source's
    day, `at` seconds into the call. `cited_by` is the colleague who cited them, None where the
    listener heard them. `disagrees`: its owner says that it goes against what was answered before;
    `is_set_aside`: the owner answered anew since, and not on this, and that answer stands.
    `met` is whom the owner named as met there, on what asks for that, and nobody else.
    """

    class Source(models.TextChoices):
        """Where words can come from."""

        CALL = "call", _("call")
        NOTE = "note", _("note")
        MAIL = "mail", _("mail")
        DEMO = "demo", _("demo")

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="evidence")
    question = models.CharField(max_length=20)
    part = models.CharField(max_length=20)
    words = models.TextField()
    speaker = models.CharField(max_length=400, blank=True)
    party = models.CharField(max_length=10, default=Party.UNKNOWN.value)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    said_on = models.DateField(null=True)
    at = models.FloatField(null=True)
    source = models.CharField(max_length=4, choices=Source)
    source_id = models.BigIntegerField()
    source_title = models.CharField(max_length=300, blank=True)
    place = models.PositiveIntegerField(default=0)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    meaning = ValueField(of=Detail, default=Detail)
    why = ValueField(of=Words | None, null=True)
    cited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    decision = models.CharField(max_length=10, default=Decision.PROPOSED.value)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    disagrees = models.BooleanField(default=False)
    is_set_aside = models.BooleanField(default=False)
    met = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="met_by"
    )
    deadline = models.ForeignKey(
        Deadline, null=True, blank=True, on_delete=models.SET_NULL, related_name="evidence"
    )
    pitfall = models.ForeignKey(
        Pitfall, null=True, blank=True, on_delete=models.SET_NULL, related_name="evidence"
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["source", "source_id", "part", "place", "start", "deal"],
                name="one_piece_of_evidence_a_place_and_part",
            ),
            models.CheckConstraint(
                condition=models.Q(source__in=["call", "note", "mail", "demo"]),
                name="evidence_has_a_source",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    decision__in=["accepted", "rejected"],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                )
                | models.Q(decision="proposed", decided_by__isnull=True, decided_at__isnull=True),
                name="decided_evidence_says_by_whom",
            ),
            models.CheckConstraint(
                condition=models.Q(met=None) | models.Q(decision="accepted"),
                name="who_was_met_is_accepted",
            ),
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")) & ~models.Q(words=""),
                name="evidence_quotes_something",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["deal", "question", "decision"], name="evidence_of_a_question"),
        ]
        ordering: ClassVar[list[str]] = ["said_on", "pk"]

    def __str__(self) -> str:
        return f"{self.part}: {self.source} {self.source_id}"
