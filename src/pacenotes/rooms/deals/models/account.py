"""A company that we sell to."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import leads


class AccountQuerySet(models.QuerySet["Account"]):
    """Accounts, and who may see them."""

    def visible_to(self, person: Person) -> AccountQuerySet:
        """The accounts of the deals this person may see, those they own, and, for who leads a
        part of the organisation, those that its people own."""
        from pacenotes.rooms.deals.models.deal import Deal

        if not person.is_active:
            return self.none()
        # Gathered once: asked for each account anew it took seconds where a person sees many deals.
        deals = Deal.objects.visible_to(person).filter(account__isnull=False).order_by()
        seen = models.Q(owner=person) | models.Q(pk__in=deals.values("account"))
        if leads(person):
            if person.unit is None:
                return self.all()
            seen |= models.Q(owner__unit__path__startswith=person.unit.path)
        return self.filter(seen)


class Account(models.Model):
    """A company that we sell to. `external_id` is its id in the system it was imported from;
    `custom` the team's own fields, by key."""

    name = models.CharField(_("name"), max_length=160)
    industry = models.CharField(_("industry"), max_length=120, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    country = models.CharField(_("country or place"), max_length=120, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="subsidiaries"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="accounts",
    )
    external_id = models.CharField(_("external id"), max_length=120, null=True, blank=True)  # noqa: DJ001  # NULL is no id; two accounts without one are no duplicates
    custom = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = AccountQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["name"], name="one_account_a_name"),
            models.UniqueConstraint(fields=["external_id"], name="one_account_an_external_id"),
            models.CheckConstraint(condition=~models.Q(name=""), name="account_has_a_name"),
            models.CheckConstraint(
                condition=~models.Q(external_id=""), name="account_external_id_is_none_or_said"
            ),
        ]
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
