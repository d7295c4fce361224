"""A pitfall of a deal: what may stop it, how bad, how likely, who minds it, and what is done."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals.models.deal import Deal


class PitfallQuerySet(models.QuerySet["Pitfall"]):
    """Pitfalls, and which of them stand."""

    def standing(self) -> PitfallQuerySet:
        """Those that rest on accepted evidence; the others wait for it to be accepted again."""
        from pacenotes.rooms.deals.models.evidence import Evidence

        # The deal is named too: few rows have a pitfall, and SQLite would look through them all.
        resting = Evidence.objects.filter(
            deal=models.OuterRef("deal"),
            decision=Decision.ACCEPTED,
            pitfall=models.OuterRef("pk"),
        )
        return self.filter(models.Exists(resting))


class Pitfall(models.Model):
    """A pitfall, which rests on evidence; `minded_by` is the colleague who looks after it."""

    class Kind(models.TextChoices):
        """The parts of the fifth question."""

        OBJECTION = "objection", _("objection")
        COMPETITOR = "competitor", _("competitor")
        PROCUREMENT = "procurement", _("procurement")
        SECURITY = "security", _("security")
        POLITICS = "politics", _("politics")

    class Level(models.IntegerChoices):
        """How bad, or how likely."""

        LOW = 1, _("low")
        MEDIUM = 2, _("medium")
        HIGH = 3, _("high")

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open", _("open")
        MITIGATED = "mitigated", _("mitigated")
        HIT = "hit", _("hit")

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="pitfalls")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    what = models.CharField(_("what may stop it"), max_length=300)
    severity = models.PositiveSmallIntegerField(_("severity"), choices=Level, default=Level.MEDIUM)
    likelihood = models.PositiveSmallIntegerField(
        _("likelihood"), choices=Level, default=Level.MEDIUM
    )
    minded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mitigation = models.TextField(_("what is done about it"), max_length=2000, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)

    objects = PitfallQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(severity__in=[1, 2, 3], likelihood__in=[1, 2, 3]),
                name="pitfall_levels_known",
            ),
            models.CheckConstraint(condition=~models.Q(what=""), name="pitfall_says_what"),
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "mitigated", "hit"]),
                name="pitfall_state_known",
            ),
        ]
        ordering: ClassVar[list[str]] = ["state", "-severity", "-likelihood", "pk"]

    def __str__(self) -> str:
        return self.what
