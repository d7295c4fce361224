"""What the rows of a file amount to: rows to add, to change, to leave, and what is wrong."""

from __future__ import annotations

import abc
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Any, Generic, TypeVar

from django.db import models

from pacenotes.core.reading.clean import tidy
from pacenotes.core.tables.cells import MISSING
from pacenotes.core.tables.checking import CheckedRow
from pacenotes.core.tables.fields import Value
from pacenotes.core.tables.wrong import Wrong
from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.deals.actions.conflicts import plain
from pacenotes.rooms.deals.actions.importing.colleagues import Colleagues
from pacenotes.rooms.deals.actions.importing.directory import Directory
from pacenotes.rooms.deals.actions.importing.opening import Opened
from pacenotes.rooms.deals.models import Account, Contact, Deal, TableImport
from pacenotes.rooms.deals.queries.table_fields import OWN
from pacenotes.rooms.people.models import Person

BATCH = 1_000
"""Rows planned, and then written, at once."""

TWICE = N_("line {line} is about the same one already")
LONG_ADDRESS = N_("the address is longer than {most} characters")
NOT_YOURS = N_("this one belongs to another part of the organisation; ask who leads it")

_IN_HISTORY = {"account_id": "account", "owner_id": "owner", "parent_id": "parent",
               "unit_id": "unit"}  # fmt: skip

Row = TypeVar("Row", Account, Contact, Deal)
Cells = dict[str, Value]


@dataclass(slots=True)
class Planned(Generic[Row]):
    """What one line amounts to: a row to save, and what changes in it as history keeps it.

    `owner` joins the team, `account` is the folded name of an account still to be added.
    """

    line: int
    row: Row
    is_new: bool
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    owner: Person | None = None
    account: str = ""

    @property
    def is_left(self) -> bool:
        """Whether the row is here just as the file says."""
        return not self.is_new and not self.after


class Plan(abc.ABC, Generic[Row]):
    """Goes through an opened file once; `wrongs` fills meanwhile.

    With `locks` the rows to be changed stay locked until the transaction ends.
    """

    model: type[Row]

    def __init__(self, table: TableImport, opened: Opened, by: Person, *, locks: bool) -> None:
        self.table = table
        self.opened = opened
        self.by = by
        self.checked = opened.checked()
        self.wrongs = self.checked.wrongs
        self.colleagues = Colleagues(by)
        self.directory = Directory(by)
        self._locks = locks
        newest = self.model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
        self._newest: int = newest or 0
        self._required = [own for own in opened.own if own.is_required]
        self._touched: dict[object, int] = {}
        self._keys = self.checked.keys

    def batches(self) -> Iterator[tuple[int, list[Planned[Row]]]]:
        """The line that was reached, and the good rows up to it."""
        rows = iter(self.checked)
        while batch := list(islice(rows, BATCH)):
            yield batch[-1][0], self._planned(batch)

    def _planned(self, batch: Sequence[CheckedRow]) -> list[Planned[Row]]:
        rows = [(line, self._cells(values)) for line, values in batch]
        self._look_up([cells for _, cells in rows])
        planned = []
        for line, cells in rows:
            before = self.wrongs.total
            one = self._plan(line, cells)
            if one is not None and self.wrongs.total == before:
                planned.append(one)
        return planned

    def _cells(self, values: Sequence[Value | None]) -> Cells:
        """What a row says; an empty cell says nothing, so that what is here stays."""
        pairs = zip(self._keys, values, strict=True)
        return {key: value for key, value in pairs if value is not None}

    @abc.abstractmethod
    def _look_up(self, rows: Sequence[Cells]) -> None:
        """Fetch what these rows may be about."""

    @abc.abstractmethod
    def _plan(self, line: int, cells: Cells) -> Planned[Row] | None:
        """What one row amounts to; None where nothing can be said, `wrongs` then says why."""

    def existing(self) -> models.QuerySet[Row]:
        """The rows that were here when it began, locked where they are to be changed."""
        rows: models.QuerySet[Row] = self.model._default_manager.filter(pk__lte=self._newest)
        return rows.select_for_update(of=("self",)) if self._locks else rows

    def wrong(self, line: int, key: str | None, why: Words) -> None:
        """Note that a row can't be taken, by the field it is in."""
        self.wrongs.add(Wrong(line, self.opened.column(key) if key else None, why))

    def is_first(self, line: int, key: str, one: object) -> bool:
        """Whether no earlier line is about this same one, a row's id or whatever tells a new one;
        notes it where one is."""
        first = self._touched.setdefault(one, line)
        if first != line:
            self.wrong(line, key, words(TWICE, line=str(first)))
        return first == line

    def custom(self, planned: Planned[Row], cells: Cells) -> dict[str, Any]:
        """The kept values of the team's own fields with the row's put in; notes what is missing."""
        told: dict[str, Any] = dict(planned.row.custom)
        given = [key for key in cells if key.startswith(OWN)]
        for key in given:
            name, value = key.removeprefix(OWN), _as_json(cells[key])
            if not same(told.get(name), value):
                told[name] = value
        if given or planned.is_new:
            for own in self._required:
                if told.get(own.key) is None:
                    self.wrong(planned.line, OWN + own.key, MISSING)
        return told


def put(fields: dict[str, Any], planned: Planned[Any]) -> None:
    """Put new values into a row's fields, and what they were and are into the plan."""
    row, before, after = planned.row, planned.before, planned.after
    for name, value in fields.items():
        if planned.is_new:
            if value is None or value == "" or value == {}:
                continue
        else:
            was = getattr(row, name)
            if same(was, value):
                continue
            before[_IN_HISTORY.get(name, name)] = _plain(was)
        after[_IN_HISTORY.get(name, name)] = _plain(value)
        setattr(row, name, value)


def _plain(value: Any) -> Any:
    return value if type(value) in (str, int, bool, dict) else plain(value)


def same(was: Any, value: Any) -> bool:
    """Whether a cell says what is here already; white space that no cell can hold is set aside."""
    if isinstance(was, str) and isinstance(value, str) and was != value:
        return tidy(was) == tidy(value)
    return bool(was == value)


def _as_json(value: Value) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, dt.date) else value
