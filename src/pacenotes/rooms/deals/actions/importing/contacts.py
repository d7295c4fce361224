"""Rows of a file of contacts: which contact each is about, and what it says of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pacenotes.core.reading.clean import excerpt
from pacenotes.core.tables.fields import fold
from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.deals.actions.importing import directory
from pacenotes.rooms.deals.actions.importing.accounts import kept_by, may_keep
from pacenotes.rooms.deals.actions.importing.opening import Opened
from pacenotes.rooms.deals.actions.importing.planning import (
    NOT_YOURS,
    TWICE,
    Cells,
    Plan,
    Planned,
    put,
)
from pacenotes.rooms.deals.models import Account, Contact, TableImport
from pacenotes.rooms.people.models import Person

HAS_ROLES = N_("they have contact roles in deals of another account; take those off first")
SEVERAL = N_("several contacts there are called “{name}”; give their external ids or addresses")

_PLAIN = ("name", "title", "email", "phone", "decides")


class ContactPlan(Plan[Contact]):
    """A contact is known by their external id; else, at their account, by their e-mail address or,
    where neither tells, by their name."""

    model = Contact

    def __init__(self, table: TableImport, opened: Opened, by: Person, *, locks: bool) -> None:
        super().__init__(table, opened, by, locks=locks)
        self._kept_by = kept_by(by)
        self._by_id: dict[str, Contact] = {}
        self._at: dict[tuple[int, str], list[Contact]] = {}
        self._accounts: dict[int, Account] = {}

    def _look_up(self, rows: Sequence[Cells]) -> None:
        contacts = self.existing().select_related("account__owner__unit")
        ids = [cells["external_id"] for cells in rows if "external_id" in cells]
        found = contacts.filter(external_id__in=ids) if ids else contacts.none()
        self._by_id = {row.external_id: row for row in found if row.external_id}
        at = {self.directory.find(str(cells["account"])) for cells in rows}
        keys = {pk for pk in at if isinstance(pk, int)}
        accounts = Account.objects.select_related("owner__unit").filter(pk__in=keys)
        self._accounts = {row.pk: row for row in accounts}
        self._at = {}
        for contact in contacts.filter(account__in=keys):
            for key in {fold(contact.email), fold(contact.name)} - {""}:
                self._at.setdefault((contact.account_id, key), []).append(contact)

    def _plan(self, line: int, cells: Cells) -> Planned[Contact] | None:
        account = self._account(line, cells)
        if isinstance(account, Words):
            return None
        contact = self._contact(line, cells, account)
        if isinstance(contact, Words):
            return None
        planned = Planned(line, contact or Contact(), is_new=contact is None)
        fields: dict[str, Any] = {key: cells[key] for key in _PLAIN if key in cells}
        if isinstance(account, int):
            fields["account_id"] = account
            is_moved = contact is not None and contact.account_id != account
            if is_moved and planned.row.roles.exists():
                self.wrong(line, "account", words(HAS_ROLES))
        else:
            planned.account = fold(account)
        if planned.is_new:
            fields["external_id"] = cells.get("external_id")
        if self.opened.own:
            fields["custom"] = self.custom(planned, cells)
        put(fields, planned)
        return planned

    def _account(self, line: int, cells: Cells) -> int | str | Words:
        """The account's id, or the name of one that is to be added."""
        cell = str(cells["account"])
        found = self.directory.find(cell)
        if found is None and self.table.adds_accounts:
            if self.directory.is_elsewhere(cell):
                return self._refused(line, "account", directory.elsewhere(cell))
            return self.directory.call_for(cell)
        if found is None or isinstance(found, Words):
            return self._refused(line, "account", found or directory.unknown(cell))
        if not may_keep(self.by, self._accounts[found], self._kept_by):
            return self._refused(line, "account", words(NOT_YOURS))
        return found

    def _contact(self, line: int, cells: Cells, account: int | str) -> Contact | Words | None:
        """The contact that a row is about, None where they are new."""
        key = "email" if "email" in cells else "name"
        if "external_id" in cells:
            key, contact = "external_id", self._by_id.get(str(cells["external_id"]))
        else:
            people = self._called(cells, account) if isinstance(account, int) else []
            if len(people) > 1:
                return self._refused(line, key, words(SEVERAL, name=excerpt(str(cells["name"]))))
            contact = people[0] if people else None
            there = self.directory.names[account] if isinstance(account, int) else account
            if not self.is_first(line, key, (fold(there), fold(str(cells[key])))):
                return words(TWICE)
        if contact is not None and not may_keep(self.by, contact.account, self._kept_by):
            return self._refused(line, key, words(NOT_YOURS))
        if contact is not None and not self.is_first(line, key, contact.pk):
            return words(TWICE)
        return contact

    def _called(self, cells: Cells, account: int) -> list[Contact]:
        if "email" in cells:
            people = self._at.get((account, fold(str(cells["email"]))))
            if people:
                return people
        people = self._at.get((account, fold(str(cells["name"]))), [])
        if "email" in cells:
            # Somebody of the same name with another address is somebody else.
            people = [one for one in people if not one.email]
        return people

    def _refused(self, line: int, key: str, why: Words) -> Words:
        self.wrong(line, key, why)
        return why
