"""Many rows of one model written in few statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from django.db import models, transaction
from django.utils import timezone

_MOST_ROWS = 500
_MOST_PLACES = 30_000
"""Values in one statement; SQLite takes 32,766 since 3.32, PostgreSQL 65,535."""
_PREPARED = (models.JSONField, models.DecimalField, models.DateField)
"""Whose values a database takes in a form of its own; the others it takes as they are."""


def write_rows(rows: Sequence[models.Model], *, over: Iterable[str] = (), known: str = "") -> None:
    """Insert unsaved rows of one model, and give them their ids.

    Where one is there already, by the fields named in `known`, it gets the values of the fields
    `over` instead. It does what `bulk_create` does in a third of the time, for plain columns: of a
    field's `pre_save` only a time of writing is known here.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("many rows are written in one transaction")
    if rows:
        _Writing(type(rows[0]), tuple(over), tuple(known.split())).write(rows)


class _Writing:
    """The statement for one model, and what its columns' values are made by."""

    def __init__(
        self, model: type[models.Model], over: Sequence[str], known: Sequence[str]
    ) -> None:
        self._connection = transaction.get_connection()
        self._fields = [
            field
            for field in model._meta.local_concrete_fields
            if not field.primary_key and not field.generated
        ]
        quote = self._connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in self._fields)
        table = quote(model._meta.db_table)
        self._head = f"INSERT INTO {table} ({columns}) VALUES "  # noqa: S608  # our own names alone
        key = quote(model._meta.pk.column)
        said = {field.name: quote(field.column) for field in self._fields}
        told = ", ".join(f"{said[name]} = excluded.{said[name]}" for name in over)
        there = ", ".join(said[name] for name in known)
        self._tail = f" ON CONFLICT ({there}) DO UPDATE SET {told}" if there else ""
        self._tail += f" RETURNING {key}"
        self._values = attrgetter(*(field.attname for field in self._fields))
        self._prepare = [(at, p) for at, f in enumerate(self._fields) if (p := self._preparing(f))]

    def write(self, rows: Sequence[models.Model]) -> None:
        """Write them all, some hundred at once."""
        size = min(_MOST_ROWS, self._most_places() // len(self._fields))
        places = "(" + ", ".join(["%s"] * len(self._fields)) + ")"
        with self._connection.cursor() as cursor:
            for at in range(0, len(rows), size):
                batch = rows[at : at + size]
                values = [value for row in batch for value in self._of(row)]
                cursor.execute(self._head + ", ".join([places] * len(batch)) + self._tail, values)
                for row, (pk,) in zip(batch, cursor.fetchall(), strict=True):
                    row.pk = pk
                    row._state.adding, row._state.db = False, self._connection.alias

    def _of(self, row: models.Model) -> list[Any]:
        values = list(self._values(row))
        for at, prepare in self._prepare:
            values[at] = prepare(values[at])
        return values

    def _preparing(self, field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
        if getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False):
            now = field.get_db_prep_save(timezone.now(), self._connection)
            return lambda _: now
        if isinstance(field, _PREPARED):
            return partial(field.get_db_prep_save, connection=self._connection)
        return None

    def _most_places(self) -> int:
        raw = self._connection.connection
        if isinstance(raw, sqlite3.Connection):
            return min(_MOST_PLACES, raw.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER))
        return _MOST_PLACES
