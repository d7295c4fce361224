"""A file that somebody imports: how it is to be read, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.core.tables.mapping import Mapping
from pacenotes.core.tables.wrong import Wrong
from pacenotes.rooms.history.models import ValueField
from pacenotes.rooms.people.models import Person

CHECK_TABLE = "check-table"
"""The kind of the job that reads a file and changes nothing."""
APPLY_TABLE = "apply-table"
"""The kind of the job that brings a file's rows in."""

KEPT_FOR = dt.timedelta(days=7)
"""So long a file is kept that nobody has applied, and the rows of one that were wrong."""


class TableImportQuerySet(models.QuerySet["TableImport"]):
    """Imports, and who may see them."""

    def visible_to(self, person: Person) -> TableImportQuerySet:
        """One's own: a file may say more than what came in from it."""
        return self.filter(by=person) if person.is_active else self.none()


class TableImport(models.Model):
    """A CSV file of accounts, contacts or deals that `by` imports.

    The file itself is in `pieces`. `mapping` says which column goes where, `made_of` what the name
    is made of where no column is it. The counts are those of the last time it was gone through:
    `rows` of the file, of which `added`, `changed`, `left` as they were, or `wrong_rows`;
    `accounts_added` on the way. `wrongs` are the first of `wrong_total` things wrong, `examples`
    the first rows that are added or changed.
    """

    class Of(models.TextChoices):
        """What can be imported."""

        ACCOUNTS = "accounts", _("accounts")
        CONTACTS = "contacts", _("contacts")
        DEALS = "deals", _("deals")

    class State(models.TextChoices):
        """How far it has come."""

        KEPT = "kept", _("to be mapped")
        CHECKED = "checked", _("checked")
        APPLIED = "applied", _("imported")

    of = models.CharField(_("what is in it"), max_length=10, choices=Of)
    name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="table_imports"
    )
    encoding = models.CharField(max_length=20, blank=True)
    delimiter = models.CharField(max_length=1, blank=True)
    headers = models.JSONField(default=list)
    samples = models.JSONField(default=list)
    mapping = ValueField(of=Mapping, default=Mapping)
    made_of = models.CharField(max_length=200, blank=True)
    adds_accounts = models.BooleanField(_("add accounts that aren't known"), default=False)
    keeps_owner_names = models.BooleanField(
        _("keep the names of owners who aren't known"), default=False
    )
    keeps_good_rows = models.BooleanField(_("import the good rows alone"), default=False)
    state = models.CharField(max_length=10, choices=State, default=State.KEPT)
    rows = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    accounts_added = models.PositiveIntegerField(default=0)
    wrong_rows = models.PositiveIntegerField(default=0)
    wrong_total = models.PositiveIntegerField(default=0)
    wrongs = ValueField(of=tuple[Wrong, ...], default=tuple)
    examples = models.JSONField(default=list)
    kept_at = models.DateTimeField(auto_now_add=True)
    checked_at = models.DateTimeField(null=True)
    applied_at = models.DateTimeField(null=True)

    objects = TableImportQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(of__in=["accounts", "contacts", "deals"]),
                name="table_import_of_something",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["kept", "checked", "applied"]),
                name="table_import_state_known",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["by", "-id"], name="table_import_of_a_person"),
        ]
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_applied(self) -> bool:
        """Whether its rows are in."""
        return self.state == self.State.APPLIED

    @property
    def is_good(self) -> bool:
        """Whether it was gone through and nothing was wrong."""
        return self.state == self.State.CHECKED and not self.wrong_total
