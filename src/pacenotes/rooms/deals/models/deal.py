"""A deal: one sale to one account, visible to its team and to who leads its part of the house."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from pacenotes.core import pipelines
from pacenotes.rooms.deals.models.account import Account
from pacenotes.rooms.people.models import Person, Unit
from pacenotes.rooms.people.rules import leads


class DealQuerySet(models.QuerySet["Deal"]):
    """Deals, and who may see them."""

    def visible_to(self, person: Person) -> DealQuerySet:
        """The deals whose team this person is on, and for who leads a part of the organisation
        those of that part; without a part, every deal."""
        from pacenotes.rooms.deals.models.team_member import TeamMember

        if not person.is_active:
            return self.none()
        if leads(person) and person.unit is None:
            return self.all()
        played = TeamMember.objects.filter(person=person).values("deal")
        if leads(person) and person.unit is not None:
            led = Unit.objects.under(person.unit).values("pk")
            return self.filter(models.Q(unit__in=led) | models.Q(pk__in=played))
        return self.filter(pk__in=played)


class Deal(models.Model):
    """One sale to one account.

    `owner` is who answers the five questions and is on its team; `owner_name` names whoever owned
    it elsewhere and isn't here. `unit` is the part of the organisation it belongs to. `stage` is
    a key of `pipeline`'s stages, `outcome` what that stage means. `version` counts edits.
    """

    name = models.CharField(_("name"), max_length=160)
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="deals"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="owned_deals",
    )
    owner_name = models.CharField(_("owner elsewhere"), max_length=160, blank=True)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="deals"
    )
    pipeline = models.CharField(_("pipeline"), max_length=40, default="new-business")
    stage = models.CharField(_("stage"), max_length=40, default="prospecting")
    outcome = models.CharField(max_length=4, default="open")
    amount = models.DecimalField(
        _("amount"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    closes_on = models.DateField(_("expected close"), null=True, blank=True)
    external_id = models.CharField(_("external id"), max_length=120, null=True, blank=True)  # noqa: DJ001  # NULL is no id; two deals without one are no duplicates
    custom = models.JSONField(default=dict, blank=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    stage_since = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = DealQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["account", "name"],
                condition=models.Q(external_id__isnull=True),
                name="one_deal_a_name_and_account",
            ),
            models.UniqueConstraint(fields=["external_id"], name="one_deal_an_external_id"),
            models.CheckConstraint(condition=~models.Q(name=""), name="deal_has_a_name"),
            models.CheckConstraint(
                condition=~models.Q(external_id=""), name="deal_external_id_is_none_or_said"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["open", "won", "lost"]), name="deal_outcome_known"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | models.Q(amount__gte=0),
                name="deal_amount_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(amount__isnull=True) | ~models.Q(currency=""),
                name="deal_amount_has_a_currency",
            ),
            models.CheckConstraint(
                condition=models.Q(currency=Upper("currency")), name="deal_currency_in_capitals"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["pipeline", "stage", "closes_on", "id"], name="deal_board"),
            # The board's sums, from the index alone, for who leads a part too.
            models.Index(
                fields=["pipeline", "outcome", "stage", "currency", "amount", "unit"],
                name="deal_sums",
            ),
            models.Index(fields=["outcome", "closes_on", "id"], name="deal_open_closes"),
            models.Index(fields=["unit", "outcome"], name="deal_unit"),
            models.Index(fields=["closes_on", "id"], name="deal_closes"),
            models.Index(fields=["opened_on", "id"], name="deal_opened"),
            models.Index(fields=["amount", "id"], name="deal_amount"),
            models.Index(fields=["name", "id"], name="deal_name"),
            models.Index(fields=["owner", "outcome"], name="deal_owner"),
        ]
        ordering: ClassVar[list[str]] = ["account__name", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether it is neither won nor lost."""
        return self.outcome == pipelines.Outcome.OPEN
