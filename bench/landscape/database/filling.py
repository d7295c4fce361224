"""The landscape of browsers in an empty database, and copies of its rows beside it."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from django.core.management.color import no_style
from django.db import connection, models, transaction

from evaluation.landscape.pairs import DATA_PACKAGE, unpacked
from pacenotes.doors.cli.exits import OK
from pacenotes.doors.cli.import_bcd import run as import_bcd
from pacenotes.integrations.bcd.package import read_package
from pacenotes.rooms.landscape.models import (
    Capability,
    CapabilityVersion,
    Coverage,
    Fact,
    FactSpan,
    FactVersion,
)
from pacenotes.rooms.people.models import Person

COPIED = (Capability, CapabilityVersion, Fact, FactVersion, FactSpan, Coverage)
_NOT_FEATURES = ("__meta", "browsers")
_ROOM = 1_000
"""Ids between two copies, for what is recorded after one and before the next."""


def taken_in(packages: Path, version: str, only: str, folder: Path, by: Person) -> float:
    """The package recorded by the command, and the seconds that it took."""
    source = unpacked(DATA_PACKAGE, version, packages)
    if only:
        data = read_package(source)
        kept = {*_NOT_FEATURES, *only.split(",")}
        left = {key: value for key, value in data.items() if key in kept}
        Path(folder, "data.json").write_text(json.dumps(left), "utf-8")
        source = folder
    with contextlib.redirect_stdout(sys.stderr):
        began = time.perf_counter()
        status = import_bcd([str(source), "--as", by.email])
        took = time.perf_counter() - began
    if status != OK:
        raise OSError(f"{source} wasn't taken in")
    return took


class Copies:
    """Rows of the landscape as it came in, copied side by side."""

    def __init__(self) -> None:
        self._last: dict[type[models.Model], int] = {
            model: model._default_manager.aggregate(most=models.Max("pk"))["most"] or 0
            for model in COPIED
        }
        self._made = 1

    def make(self, until: int) -> None:
        """So many landscapes side by side, those that are there counted."""
        with _unchecked(), transaction.atomic(), connection.cursor() as cursor:
            for copy in range(self._made, until):
                for model in COPIED:
                    cursor.execute(*self._copied(model, copy))
        self._made = until
        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), list(COPIED)):
                cursor.execute(sql)
            cursor.execute("ANALYZE")
            if connection.vendor == "postgresql":
                cursor.execute("VACUUM")

    def _copied(self, model: type[models.Model], copy: int) -> tuple[str, list[int]]:
        into, out = [], []
        for field in model._meta.concrete_fields:
            column = connection.ops.quote_name(field.column or "")
            into.append(column)
            out.append(self._moved(model, field, column, copy))
        table = connection.ops.quote_name(model._meta.db_table)
        own = connection.ops.quote_name(model._meta.pk.column or "")
        sql = f"INSERT INTO {table} ({', '.join(into)}) SELECT {', '.join(out)} FROM {table}"  # noqa: S608 - names and numbers of ours
        return f"{sql} WHERE {own} <= %s ORDER BY {own}", [self._last[model]]

    def _moved(
        self, model: type[models.Model], field: models.Field[object, object], column: str, copy: int
    ) -> str:
        """What stands in a column of a copy: ids moved along, and keys that are told apart."""
        if model is Capability and field.column == "key":
            return f"'copy{copy}.' || {column}"
        of = model if field.primary_key else field.related_model
        last = self._last.get(of) if isinstance(of, type) else None
        return column if last is None else f"{column} + {(last + _ROOM) * copy}"


@contextlib.contextmanager
def _unchecked() -> Iterator[None]:
    """Without a look at each foreign key, and at overlaps, which copies have as few of."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(
                "ALTER TABLE landscape_factspan DROP CONSTRAINT IF EXISTS spans_do_not_overlap"
            )
            yield
            cursor.execute("SET session_replication_role = DEFAULT")
        else:
            cursor.execute("PRAGMA foreign_keys = OFF")
            yield
            cursor.execute("PRAGMA foreign_keys = ON")
