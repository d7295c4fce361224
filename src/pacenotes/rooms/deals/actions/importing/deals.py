"""Rows of a file of deals: which deal each is about, and what it says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.utils import timezone

from pacenotes.core.pipelines import Pipeline, Stage
from pacenotes.core.reading.clean import excerpt
from pacenotes.core.tables.fields import fold
from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.importing import colleagues, directory
from pacenotes.rooms.deals.actions.importing.colleagues import is_called
from pacenotes.rooms.deals.actions.importing.opening import Opened
from pacenotes.rooms.deals.actions.importing.planning import (
    NOT_YOURS,
    TWICE,
    Cells,
    Plan,
    Planned,
    put,
    same,
)
from pacenotes.rooms.deals.models import Deal, TableImport
from pacenotes.rooms.deals.queries.house import pipeline_of, pipelines
from pacenotes.rooms.people.models import Person

NO_STAGE = N_(
    "“{stage}” is no stage of {pipeline}; its stages are: {known}. Say which of them it stands for"
)
STAGE_NEEDED = N_("{pipeline} has no stage “{stage}”; say the stage too")
CURRENCY_NEEDED = N_("an amount needs a currency; map a column to it, or say one for every row")
HAS_PEOPLE = N_("the deal has people of its account in contact roles; take those off first")
SEVERAL = N_("several deals of this account are called “{name}”; give their external ids")

LONGEST_OWNER_NAME = 160
_PLAIN = ("name", "amount", "currency", "opened_on", "closes_on")


class DealPlan(Plan[Deal]):
    """A deal is known by its external id; a row without one is about the deal of this account and
    name."""

    model = Deal

    def __init__(self, table: TableImport, opened: Opened, by: Person, *, locks: bool) -> None:
        super().__init__(table, opened, by, locks=locks)
        self._by_id: dict[str, Deal] = {}
        self._by_name: dict[tuple[int | None, str], list[Deal]] = {}
        self._stages: dict[tuple[str, str], Stage | Words] = {}

    def _look_up(self, rows: Sequence[Cells]) -> None:
        deals = self.existing().select_related("unit", "owner")
        ids = [cells["external_id"] for cells in rows if "external_id" in cells]
        found = deals.filter(external_id__in=ids) if ids else deals.none()
        self._by_id = {deal.external_id: deal for deal in found if deal.external_id}
        names = {str(cells["name"]) for cells in rows if "external_id" not in cells}
        self._by_name = {}
        for deal in deals.filter(name__in=names) if names else ():
            self._by_name.setdefault((deal.account_id, fold(deal.name)), []).append(deal)

    def _plan(self, line: int, cells: Cells) -> Planned[Deal] | None:
        account = self._account(line, cells)
        if isinstance(account, Words):
            return None
        deal = self._deal(line, cells, account)
        if isinstance(deal, Words):
            return None
        planned = Planned(line, deal or Deal(), is_new=deal is None)
        if isinstance(account, str):
            planned.account = fold(account)
        self._fill(planned, cells, account)
        return planned

    def _account(self, line: int, cells: Cells) -> int | str | Words | None:
        """The account's id, or the name of one that is to be added; None where none is named."""
        cell = cast("str | None", cells.get("account"))
        if cell is None:
            return None
        found = self.directory.find(cell)
        if found is None and self.table.adds_accounts:
            if self.directory.is_elsewhere(cell):
                return self._refused(line, "account", directory.elsewhere(cell))
            return self.directory.call_for(cell)
        why = directory.unknown(cell) if found is None else found
        if isinstance(why, Words):
            self.wrong(line, "account", why)
        return why

    def _deal(self, line: int, cells: Cells, account: int | str | None) -> Deal | Words | None:
        """The deal that a row is about, None where it is a new one."""
        key = "external_id" if "external_id" in cells else "name"
        if key == "external_id":
            deal = self._by_id.get(str(cells["external_id"]))
        else:
            deals = self._called(str(cells["name"]), account)
            if len(deals) > 1:
                return self._refused(line, key, words(SEVERAL, name=excerpt(str(cells["name"]))))
            deal = deals[0] if deals else None
            there = self.directory.names[account] if isinstance(account, int) else account or ""
            if not self.is_first(line, key, (fold(there), fold(str(cells["name"])))):
                return words(TWICE)
        if deal is not None and not rules.leads_deal(self.by, deal):
            return self._refused(line, key, words(NOT_YOURS))
        if deal is not None and not self.is_first(line, key, deal.pk):
            return words(TWICE)
        return deal

    def _called(self, name: str, account: int | str | None) -> list[Deal]:
        """The account's deals of this name: the one without an external id, if there is one."""
        if isinstance(account, str):
            return []
        deals = self._by_name.get((account, fold(name)), [])
        return [deal for deal in deals if deal.external_id is None] or deals

    def _refused(self, line: int, key: str, why: Words) -> Words:
        self.wrong(line, key, why)
        return why

    def _fill(self, planned: Planned[Deal], cells: Cells, account: int | str | None) -> None:
        deal, fields = planned.row, self._fields(planned, cells)
        if isinstance(account, int):
            fields["account_id"] = account
            if not planned.is_new and deal.account_id != account and deal.contact_roles.exists():
                self.wrong(planned.line, "account", words(HAS_PEOPLE))
        if planned.is_new:
            fields["external_id"] = cells.get("external_id")
            fields.setdefault("unit_id", self.by.unit_id)
        elif "external_id" not in cells:
            del fields["name"]  # It was found by it.
        put(fields, planned)
        if deal.amount is not None and not deal.currency:
            self.wrong(planned.line, "amount", words(CURRENCY_NEEDED))
        if "stage" in planned.after:
            deal.stage_since = self._stage_since(planned)

    def _fields(self, planned: Planned[Deal], cells: Cells) -> dict[str, Any]:
        fields: dict[str, Any] = {key: cells[key] for key in _PLAIN if key in cells}
        fields |= self._moves(planned, cells)
        fields |= self._owner(planned, cells)
        if self.opened.own:
            fields["custom"] = self.custom(planned, cells)
        return fields

    def _moves(self, planned: Planned[Deal], cells: Cells) -> dict[str, Any]:
        """The pipeline and stage that a row puts its deal in."""
        deal = planned.row
        if not planned.is_new and "stage" not in cells and "pipeline" not in cells:
            return {}
        key = str(
            cells.get("pipeline") or (pipelines()[0].key if planned.is_new else deal.pipeline)
        )
        way = pipeline_of(key) or pipelines()[0]
        stage = self._stage(way, cells, None if planned.is_new else deal)
        if isinstance(stage, Words):
            self.wrong(planned.line, "stage", stage)
            return {}
        return {"pipeline": way.key, "stage": stage.key, "outcome": stage.outcome.value}

    def _stage(self, way: Pipeline, cells: Cells, deal: Deal | None) -> Stage | Words:
        if "stage" not in cells:
            if deal is None:
                return way.first
            why = words(STAGE_NEEDED, pipeline=way.name, stage=deal.stage)
            return way.stage(deal.stage) or why
        written = str(cells["stage"])
        at = (way.key, written)
        if at not in self._stages:
            known = ", ".join(stage.name for stage in way.stages)
            self._stages[at] = way.stage_named(written) or words(
                NO_STAGE, stage=excerpt(written), pipeline=way.name, known=known
            )
        return self._stages[at]

    def _stage_since(self, planned: Planned[Deal]) -> Any:
        """Since when it is there: a closed deal since it closed; how long an open one has been
        where another system had it, nobody knows."""
        if not planned.is_new:
            return timezone.localdate()
        return None if planned.row.is_open else planned.row.closes_on

    def _owner(self, planned: Planned[Deal], cells: Cells) -> dict[str, Any]:
        """Who owns it: a colleague, or a name that is kept; a name never ousts a colleague."""
        cell = cast("str | None", cells.get("owner"))
        deal = planned.row
        if cell is None:
            return {}
        if not planned.is_new and (is_called(deal.owner, cell) or same(deal.owner_name, cell)):
            return {}
        found = self.colleagues.named(cell)
        if found is None and self.table.keeps_owner_names:
            return {} if deal.owner_id else {"owner_name": cell[:LONGEST_OWNER_NAME]}
        if found is None or isinstance(found, Words):
            self.wrong(planned.line, "owner", found or colleagues.unknown(cell))
            return {}
        planned.owner = found
        return {"owner_id": found.pk, "owner_name": "", "unit_id": found.unit_id}
