"""A person who signs in with an e-mail address and plays a position at home."""

from __future__ import annotations

import zoneinfo
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from pacenotes.core import positions
from pacenotes.rooms.people.models.unit import Unit


def check_position_key(key: str) -> None:
    """ValidationError where no position of core has this key."""
    try:
        positions.position(key)
    except KeyError:
        raise ValidationError(_("No position is called “%(key)s”."), params={"key": key}) from None


def check_time_zone(name: str) -> None:
    """ValidationError where the time-zone database doesn't know this name."""
    if name and name not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(name)s” is no time zone."), params={"name": name})


class PersonQuerySet(models.QuerySet["Person"]):
    """People, and who may see them."""

    def visible_to(self, person: Person) -> PersonQuerySet:
        """Colleagues: in one organisation everybody active sees everybody."""
        return self.all() if person.is_active else self.none()

    def active(self) -> PersonQuerySet:
        """The people who may sign in."""
        return self.filter(is_active=True)


class PersonManager(BaseUserManager["Person"]):
    """Finds people by e-mail address, whatever the case it is written in."""

    def get_queryset(self) -> PersonQuerySet:
        """People."""
        return PersonQuerySet(self.model, using=self._db)

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person with this e-mail address."""
        return self.get(email=(username or "").strip().lower())

    def visible_to(self, person: Person) -> PersonQuerySet:
        """See `PersonQuerySet.visible_to`."""
        return self.get_queryset().visible_to(person)

    def active(self) -> PersonQuerySet:
        """See `PersonQuerySet.active`."""
        return self.get_queryset().active()


class Person(AbstractBaseUser):
    """Somebody of ours. `position_key` is the home position; a deal may give another.

    `unit` is their part of the organisation; without one they stand at its top. Links for a
    password that were made before `link_given_at` are dead.
    """

    email = models.EmailField(_("e-mail address"), max_length=254)
    name = models.CharField(_("name"), max_length=120)
    position_key = models.CharField(
        _("home position"), max_length=40, validators=[check_position_key]
    )
    time_zone = models.CharField(
        _("time zone"), max_length=60, blank=True, validators=[check_time_zone]
    )
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    link_given_at = models.DateTimeField(null=True, blank=True, editable=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "position_key"]

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["email"], name="one_person_an_email"),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="email_in_lower_case"
            ),
        ]
        ordering: ClassVar[list[str]] = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def position(self) -> positions.Position:
        """The home position; one that is in no file any more shows its key."""
        return positions.position_or_bare(self.position_key)
