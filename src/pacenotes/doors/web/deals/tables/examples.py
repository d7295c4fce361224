"""The first rows that an import adds or changes, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from pacenotes.rooms.deals.models import Account, TableImport
from pacenotes.rooms.deals.queries.house import pipelines
from pacenotes.rooms.deals.queries.table_fields import OWN, custom_fields, fields_of
from pacenotes.rooms.people.models import Person, Unit

_SILENT = {"outcome", "unit", "owner_name"}
"""What follows from other fields."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one row: what it was, empty for a new row, and what it will be."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Example:
    """One row, the line it stands on, and what it says."""

    line: int
    name: str
    is_new: bool
    changes: tuple[Change, ...]


def examples_of(table: TableImport) -> list[Example]:
    """The examples that were kept, ids put into words; a few queries however many there are."""
    words = _Words(table)
    return [
        Example(one["line"], one["name"], one["is_new"], tuple(words.changes(one)))
        for one in table.examples
    ]


class _Words:
    """Puts what history keeps into words."""

    def __init__(self, table: TableImport) -> None:
        own = custom_fields(table.of)
        accounts = Account.objects.visible_to(table.by)
        self._names = {f.key.removeprefix(OWN): _(f.name) for f in fields_of(table.of, own)}
        self._named = {
            "account": _names_of(accounts, table, "account"),
            "parent": _names_of(accounts, table, "parent"),
            "owner": _names_of(Person.objects.all(), table, "owner"),
            "unit": _names_of(Unit.objects.all(), table, "unit"),
            "pipeline": {way.key: _(way.name) for way in pipelines()},
        }
        self._stages = {(w.key, s.key): _(s.name) for w in pipelines() for s in w.stages}

    def changes(self, example: dict[str, Any]) -> Iterator[Change]:
        before, after = _flat(example["before"]), _flat(example["after"])
        ways = (before.get("pipeline", example["pipeline"]), example["pipeline"])
        for side, way in zip((before, after), ways, strict=True):
            if "stage" in side:
                side["stage"] = self._stages.get((way, side["stage"]), side["stage"])
        for key, value in after.items():
            if key == "owner_name" and value:
                yield Change(_("Owner's name"), self._say(key, before.get(key)), str(value))
            elif key not in _SILENT and key != "name" and value != before.get(key, None):
                name = self._names.get(key, key)
                yield Change(name, self._say(key, before.get(key)), self._say(key, value))

    def _say(self, key: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return str(self._named.get(key, {}).get(value, value))


def _names_of(rows: Any, table: TableImport, key: str) -> dict[Any, str]:
    """The names of the rows that examples name by their id, in one query or none."""
    ids = {
        side[key]
        for one in table.examples
        for side in (one["before"], one["after"])
        if isinstance(side.get(key), int)
    }
    return dict(rows.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def _flat(fields: dict[str, Any]) -> dict[str, Any]:
    """A row's fields with those of the team's own beside them."""
    return {**{k: v for k, v in fields.items() if k != "custom"}, **fields.get("custom", {})}
