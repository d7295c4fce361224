"""A deal: one sale to one account, visible to its team."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models.account import Account
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import sees_every_deal


class DealQuerySet(models.QuerySet["Deal"]):
    """Deals, and who may see them."""

    def visible_to(self, person: Person) -> DealQuerySet:
        """The deals whose team this person is on; sales managers see every deal."""
        if not person.is_active:
            return self.none()
        if sees_every_deal(person):
            return self.all()
        return self.filter(team__person=person)


class Deal(models.Model):
    """One sale to one account."""

    name = models.CharField(_("name"), max_length=160)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="deals")
    opened_at = models.DateTimeField(auto_now_add=True)

    objects = DealQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "name"], name="one_deal_a_name_and_account"),
            models.CheckConstraint(condition=~models.Q(name=""), name="deal_has_a_name"),
        ]
        ordering: ClassVar[list[str]] = ["account__name", "name"]

    def __str__(self) -> str:
        return self.name
