"""Rows of a file of accounts: which account each is about, and what it says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from pacenotes.core.positions import HouseSide
from pacenotes.core.reading.clean import excerpt
from pacenotes.core.tables.fields import fold
from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.deals.actions.importing import colleagues, directory
from pacenotes.rooms.deals.actions.importing.colleagues import is_called
from pacenotes.rooms.deals.actions.importing.opening import Opened
from pacenotes.rooms.deals.actions.importing.planning import (
    LONG_ADDRESS,
    NOT_YOURS,
    Cells,
    Plan,
    Planned,
    put,
)
from pacenotes.rooms.deals.models import Account, TableImport, TeamMember
from pacenotes.rooms.deals.rules import may_reassign_account
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import leads_unit

LONGEST_WEBSITE = 300
MOST_ABOVE = 50
"""How many accounts may stand above one, parent over parent."""

TAKEN = N_("another account is called “{name}” already")
OTHER_ID = N_("the account “{name}” has another external id here: {external_id}")
UNDER_ITSELF = N_("the account would stand under itself")

_PLAIN = ("industry", "website", "country", "employees")


class AccountPlan(Plan[Account]):
    """An account is known by its external id, else by its name; there are no two of one name."""

    model = Account

    def __init__(self, table: TableImport, opened: Opened, by: Person, *, locks: bool) -> None:
        super().__init__(table, opened, by, locks=locks)
        self._by_id: dict[str, Account] = {}
        self._by_key: dict[int, Account] = {}
        self._kept_by = kept_by(by)
        self._parents = _Parents(self) if "parent" in self.checked.keys else None

    def _look_up(self, rows: Sequence[Cells]) -> None:
        accounts = self.existing().select_related("owner__unit")
        ids = [cells["external_id"] for cells in rows if "external_id" in cells]
        found = accounts.filter(external_id__in=ids) if ids else accounts.none()
        self._by_id = {row.external_id: row for row in found if row.external_id}
        named = {self.directory.find_name(str(cells["name"])) or 0 for cells in rows}
        self._by_key = {row.pk: row for row in self._by_id.values()}
        for row in accounts.filter(pk__in=named - set(self._by_key)):
            self._by_key[row.pk] = row

    def _plan(self, line: int, cells: Cells) -> Planned[Account] | None:
        account = self._account(line, cells)
        if account is None and self.directory.is_elsewhere(str(cells["name"])):
            self.wrong(line, "name", directory.elsewhere(str(cells["name"])))
            return None
        if isinstance(account, Words) or not self.is_first(line, "name", fold(str(cells["name"]))):
            return None
        if account is not None and not self.is_first(line, "name", account.pk):
            return None
        if account is not None and not may_keep(self.by, account, self._kept_by):
            self.wrong(line, "name", words(NOT_YOURS))
            return None
        is_new = account is None
        planned = Planned(line, account or Account(owner=self.by), is_new=is_new)
        fields: dict[str, Any] = {key: cells[key] for key in ("name", *_PLAIN) if key in cells}
        if "external_id" in cells:
            fields["external_id"] = cells["external_id"]
        elif not is_new:
            del fields["name"]  # It was found by it; only its case may differ.
        if len(str(cells.get("website", ""))) > LONGEST_WEBSITE:
            self.wrong(line, "website", words(LONG_ADDRESS, most=str(LONGEST_WEBSITE)))
        fields |= self._owner(planned, cells)
        if self.opened.own:
            fields["custom"] = self.custom(planned, cells)
        put(fields, planned)
        if self._parents is not None and "parent" in cells:
            self._parents.look(planned, cells)
        return planned

    def _account(self, line: int, cells: Cells) -> Account | Words | None:
        """The account that a row is about; its name may not be another's."""
        name, external_id = str(cells["name"]), cells.get("external_id")
        called = self._by_key.get(self.directory.find_name(name) or 0)
        if external_id is None:
            return called
        known = self._by_id.get(str(external_id))
        why: Words | None = None
        if known is None and called is not None and called.external_id is not None:
            why = words(OTHER_ID, name=excerpt(name), external_id=excerpt(called.external_id))
        elif known is not None and called is not None and called.pk != known.pk:
            why = words(TAKEN, name=excerpt(name))
        if why is not None:
            self.wrong(line, "name", why)
            return why
        return known or called

    def _owner(self, planned: Planned[Account], cells: Cells) -> dict[str, Any]:
        cell, owner = cast("str | None", cells.get("owner")), planned.row.owner
        if cell is None or (not planned.is_new and is_called(owner, cell)):
            return {}
        found = self.colleagues.named(cell)
        if found is None and self.table.keeps_owner_names:
            return {}  # An account keeps no name of an owner; it is its importer's.
        if found is None or isinstance(found, Words):
            self.wrong(planned.line, "owner", found or colleagues.unknown(cell))
            return {}
        if not planned.is_new and not may_reassign_account(self.by, planned.row):
            self.wrong(planned.line, "owner", words(NOT_YOURS))
            return {}
        return {"owner_id": found.pk}


class _Parents:
    """Which account stands under which, of those here and those in the file, by folded name.

    A parent may stand further down in the file, so the file is gone through once before.
    """

    def __init__(self, plan: AccountPlan) -> None:
        self._plan = plan
        self._in_file: dict[str, str] = {}
        keys = plan.checked.keys
        at, above = keys.index("name"), keys.index("parent")
        for _line, values in plan.opened.checked():
            parent = values[above]
            self._in_file[fold(str(values[at]))] = fold(str(parent)) if parent else ""
        self._here = {
            fold(name): fold(parent or "")
            for name, parent in Account.objects.values_list("name", "parent__name")
        }

    def look(self, planned: Planned[Account], cells: Cells) -> None:
        """Note a row's parent in the plan, to be put in once every account is there."""
        cell, name = str(cells["parent"]), str(cells["name"])
        found = self._plan.directory.find(cell)
        now = planned.row.parent_id
        if now is not None and now not in self._plan.directory.names:
            self._plan.wrong(planned.line, "parent", words(NOT_YOURS))
        elif isinstance(found, Words):
            self._plan.wrong(planned.line, "parent", found)
        elif found is None and fold(cell) not in self._in_file:
            self._plan.wrong(planned.line, "parent", directory.unknown(cell))
        elif self._stands_under_itself(fold(name)):
            self._plan.wrong(planned.line, "parent", words(UNDER_ITSELF))
        elif found is None:
            planned.account = fold(cell)
            if not planned.is_new:
                planned.before["parent"] = planned.row.parent_id
            planned.after["parent"] = cell
        else:
            put({"parent_id": found}, planned)

    def _stands_under_itself(self, name: str) -> bool:
        at = name
        for _step in range(MOST_ABOVE):
            at = self._in_file.get(at) or self._here.get(at, "")
            if not at:
                return False
            if at == name:
                return True
        return True


def kept_by(person: Person) -> frozenset[int]:
    """The accounts in whose deals this person plays a sales position."""
    played = TeamMember.objects.filter(person=person, deal__account__isnull=False)
    return frozenset(
        member.deal.account_id
        for member in played.select_related("deal")
        if member.position.side is HouseSide.SALES and member.deal.account_id is not None
    )


def may_keep(person: Person, account: Account, played: frozenset[int]) -> bool:
    """`rules.may_keep_account` for one of many, with what it would ask for each fetched before."""
    owner = account.owner
    return (
        account.owner_id == person.pk
        or leads_unit(person, owner.unit if owner else None)
        or account.pk in played
    )
