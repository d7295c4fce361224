"""A batch of planned rows written in bulk: new ones, changed ones, and an event for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models

from pacenotes.core.position import HouseSide
from pacenotes.rooms.deals.actions.importing.directory import Directory
from pacenotes.rooms.deals.actions.importing.indexing import index_added, index_planned
from pacenotes.rooms.deals.actions.importing.planning import Planned, Row
from pacenotes.rooms.deals.actions.linking import link_imported
from pacenotes.rooms.deals.models import Account, Contact, Deal, TableImport, TeamMember
from pacenotes.rooms.history.actions import Happened, record_many, write_rows
from pacenotes.rooms.people.models import Person

_MOVES = {"pipeline", "stage", "outcome"}
_WRITTEN: dict[type[models.Model], tuple[str, ...]] = {
    Account: ("name", "industry", "website", "country", "employees", "owner", "parent",
              "external_id", "custom", "version"),
    Contact: ("account", "name", "title", "email", "phone", "decides", "external_id", "custom",
              "version"),
    Deal: ("name", "account", "owner", "owner_name", "unit", "pipeline", "stage", "outcome",
           "amount", "currency", "opened_on", "closes_on", "external_id", "custom", "stage_since",
           "version"),
}  # fmt: skip
_NEW = {Account: "opened", Contact: "added", Deal: "opened"}


class Writer:
    """Writes what a plan says, for one import."""

    def __init__(self, table: TableImport, directory: Directory, by: Person) -> None:
        self._table = table
        self._directory = directory
        self._by = by
        self._under: list[tuple[int, str]] = []
        self._contacts: list[int] = []

    def write(self, planned: Sequence[Planned[Row]]) -> None:
        """Write a batch: the accounts it calls for, its rows, who joins, and what happened."""
        told = [one for one in planned if not one.is_left]
        self._add_accounts(told)
        self._save(told)
        self._join(told)
        record_many(events=map(self._event, told), by=self._by)
        index_planned(told, self._directory.names)
        if self._table.of == TableImport.Of.CONTACTS:
            self._contacts += [one.row.pk for one in told]

    def finish(self) -> None:
        """Do what needs all the rows: put accounts under parents that stood further down in the
        file, and link what was said to the contacts that it has written down."""
        self._put_under_parents()
        link_imported(self._contacts, self._by)

    def _put_under_parents(self) -> None:
        found = {
            pk: parent for pk, name in self._under if (parent := self._directory.find_name(name))
        }
        for pks in _cut(list(found), 1_000):
            accounts = list(Account.objects.filter(pk__in=pks))
            for account in accounts:
                account.parent_id = found[account.pk]
            _overwrite(Account, accounts, ("parent",))

    def _add_accounts(self, planned: Iterable[Planned[Any]]) -> None:
        """Add the accounts that rows call for; they are their importer's."""
        called = {one.account for one in planned if one.account} if self._adds_accounts else set()
        wanted = [self._directory.to_add[key] for key in sorted(called) if key in
                  self._directory.to_add]  # fmt: skip
        accounts = [Account(name=name, owner=self._by) for name in wanted]
        write_rows(accounts)
        for account in accounts:
            self._directory.learn(account.pk, account.name)
        index_added(accounts)
        record_many(
            events=(
                self._said("opened", account, {}, {"name": account.name}) for account in accounts
            ),
            by=self._by,
        )

    @property
    def _adds_accounts(self) -> bool:
        return self._table.of != TableImport.Of.ACCOUNTS and self._table.adds_accounts

    def _save(self, planned: Sequence[Planned[Row]]) -> None:
        for one in planned:
            if one.account and self._adds_accounts and not isinstance(one.row, Account):
                one.row.account_id = self._directory.find_name(one.account) or 0
                one.after["account"] = one.row.account_id
            if not one.is_new:
                one.row.version += 1
        new = [one.row for one in planned if one.is_new]
        changed = [one.row for one in planned if not one.is_new]
        write_rows(new)
        if changed:
            _overwrite(type(changed[0]), changed, _WRITTEN[type(changed[0])])
        for one in planned:
            if isinstance(one.row, Account):
                self._directory.learn(one.row.pk, one.row.name, one.row.external_id)
                if one.account:
                    self._under.append((one.row.pk, one.account))

    def _join(self, planned: Iterable[Planned[Any]]) -> None:
        """Put owners on the teams of their deals."""
        joining = [one for one in planned if one.owner is not None]
        members = [
            TeamMember(deal=one.row, person=one.owner, position_key=one.owner.position_key)
            for one in joining
            if one.owner is not None
        ]
        TeamMember.objects.bulk_create(members, ignore_conflicts=True)
        self._seat_owners(joining)
        for one in joining:
            one.after["position"] = one.owner.position_key if one.owner else ""

    def _seat_owners(self, joining: Iterable[Planned[Any]]) -> None:
        """An owner who was on the team on the technical side plays for sales from now on."""
        owners = {one.row.pk: one.owner for one in joining if not one.is_new and one.owner}
        for member in TeamMember.objects.filter(deal__in=owners):
            owner = owners[member.deal_id]
            if member.person_id == owner.pk and member.position.side is not HouseSide.SALES:
                member.position_key = owner.position_key
                member.save(update_fields=["position_key"])

    def _event(self, one: Planned[Any]) -> Happened:
        verb = _NEW[type(one.row)] if one.is_new else "edited"
        if not one.is_new and set(one.after) <= _MOVES:
            verb = "moved"
        return self._said(verb, one.row, one.before, one.after)

    def _said(
        self, verb: str, row: models.Model, before: dict[str, Any], after: dict[str, Any]
    ) -> Happened:
        deal_id = row.pk if isinstance(row, Deal) else None
        after = {**after, "import": self._table.pk}
        return Happened(verb, row._meta.model_name or "", row.pk, deal_id, before, after)


def keep_pages_in_memory() -> None:
    """On SQLite, keep what a long transaction changes in memory until it is committed: written
    out before, it would lock readers out."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_spill = OFF")


def accounts_called_for(directory: Directory, planned: Iterable[Planned[Any]]) -> set[str]:
    """The accounts that are to be added for these rows."""
    return {one.account for one in planned if one.account in directory.to_add}


def _overwrite(model: type[Any], rows: Sequence[Any], fields: Sequence[str]) -> None:
    """Write whole rows over those of their ids: one statement for many, unlike `bulk_update`,
    whose time grows with the square of a batch."""
    model._default_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=["pk"], update_fields=fields
    )


def _cut(items: list[int], size: int) -> Iterable[list[int]]:
    return (items[at : at + size] for at in range(0, len(items), size))
