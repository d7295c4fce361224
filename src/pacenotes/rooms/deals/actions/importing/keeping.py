"""Taking a file in, saying how it is to be read, having it worked on, and dropping it."""

from __future__ import annotations

import datetime as dt
from typing import Any, BinaryIO, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.tables.mapping import Column, Mapping, faults, guess
from pacenotes.core.tables.reading import Table, open_table
from pacenotes.core.tables.wrong import Unusable, Wrongs
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import locked
from pacenotes.rooms.deals.actions.importing.wrong_rows import keep_pieces
from pacenotes.rooms.deals.models import (
    APPLY_TABLE,
    CHECK_TABLE,
    KEPT_FOR,
    TableImport,
    TablePiece,
)
from pacenotes.rooms.deals.queries.table_fields import custom_fields, fields_of, made_of
from pacenotes.rooms.deals.queries.table_imports import is_under_way
from pacenotes.rooms.history.actions import queue, record
from pacenotes.rooms.history.models import Job, storable
from pacenotes.rooms.people.models import Person

MOST_IMPORTS = 100
"""Kept for one person at a time."""
_SAMPLES, _LONGEST_SAMPLE, _LONGEST_NAME = 3, 60, 120


class Choices(TypedDict, total=False):
    """What a person chooses beside the mapping; what isn't named stays."""

    made_of: str
    adds_accounts: bool
    keeps_owner_names: bool


@transaction.atomic
def keep_import(
    *,
    of: str,
    name: str,
    file: BinaryIO,
    by: Person,
    encoding: str = "",
    delimiter: str = "",
    claimed_size: int | None = None,
) -> TableImport:
    """Keep a CSV file that is to be imported, with a mapping guessed from its headings.

    `Unusable` says why it can't be read as a table at all; nothing is kept then.
    """
    rules.check_may_import(by)
    drop_old_imports(by=by)
    if TableImport.objects.filter(by=by).count() >= MOST_IMPORTS:
        raise ValidationError(_("You have kept many files. Drop one you don't need any more."))
    source = open_table(
        file, claimed_size=claimed_size, encoding=encoding or None, delimiter=delimiter or None
    )
    fields = fields_of(of, custom_fields(of))
    mapping = guess(source.headers, fields)
    table = TableImport.objects.create(
        of=of,
        name=storable(name)[:_LONGEST_NAME] or "table.csv",
        by=by,
        encoding=encoding,
        delimiter=source.delimiter,
        headers=list(source.headers),
        samples=_samples(source),
        mapping=mapping,
        made_of=made_of(source.headers, mapping) if of != TableImport.Of.ACCOUNTS else "",
        size=file.seek(0, 2),
    )
    file.seek(0)
    keep_pieces(table, TablePiece.Of.SENT, file)
    record("kept", table, by=by, after={"of": of})
    return table


@transaction.atomic
def map_import(
    *, table: TableImport, mapping: Mapping, by: Person, choices: Choices | None = None
) -> TableImport:
    """Say how a file is to be read; `Unusable` says why it can't be, and nothing is changed.

    What going through it by another mapping came to is forgotten.
    """
    rules.check_may_import(by)
    current = _still_open(table)
    told: dict[str, Any] = dict(choices or {})
    for field, value in told.items():
        setattr(current, field, value.strip() if isinstance(value, str) else value)
    wrongs = faults(_whole(current, mapping), _headers(current), fields_of(
        current.of, custom_fields(current.of)
    ))  # fmt: skip
    if wrongs:
        raise Unusable(wrongs)
    current.mapping, current.state = mapping, TableImport.State.KEPT
    current.wrongs, current.wrong_total, current.checked_at = (), 0, None
    current.save()
    return current


@transaction.atomic
def check_later(*, table: TableImport, by: Person) -> Job:
    """Have a file gone through in the background; nothing comes in."""
    rules.check_may_import(by)
    return queue(CHECK_TABLE, _still_open(table).pk, by=by)


@transaction.atomic
def apply_later(*, table: TableImport, by: Person, keeps_good_rows: bool = False) -> Job:
    """Have a file's rows brought in in the background: all of them, or the good ones alone.

    ValidationError where it wasn't gone through as it is mapped now.
    """
    rules.check_may_import(by)
    current = _still_open(table)
    if current.state != TableImport.State.CHECKED:
        raise ValidationError(_("Look at what the file would do first."))
    current.keeps_good_rows = keeps_good_rows
    current.save(update_fields=["keeps_good_rows"])
    return queue(APPLY_TABLE, current.pk, by=by)


@transaction.atomic
def forget_import(*, table: TableImport, by: Person) -> None:
    """Drop a file, and what was kept of it; what came in from it stays."""
    rules.check_may_import(by)
    if is_under_way(table.pk):
        raise ValidationError(_("It is being worked on right now. Wait until that has ended."))
    record("dropped", table, by=by, before={"of": table.of, "state": table.state})
    TableImport.objects.filter(pk=table.pk, by=by).delete()


@transaction.atomic
def drop_old_imports(*, by: Person | None, now: dt.datetime | None = None) -> int:
    """Drop the files that were kept for longer than `KEPT_FOR`; how many. Imports that were
    brought in keep their counts, and lose their wrong rows."""
    before = (now or timezone.now()) - KEPT_FOR
    old = TableImport.objects.filter(kept_at__lt=before)
    TablePiece.objects.filter(table__in=old).delete()
    old.update(samples=[], examples=[], wrongs=())
    count = 0
    for table in old.exclude(state=TableImport.State.APPLIED):
        record("dropped", table, by=by, before={"of": table.of, "state": table.state})
        table.delete()
        count += 1
    return count


def _still_open(table: TableImport) -> TableImport:
    """The row, locked; ValidationError where it is in already or being worked on."""
    current = locked(table, None)
    if current.is_applied:
        raise ValidationError(_("This file was imported already."))
    if is_under_way(current.pk):
        raise ValidationError(_("It is being worked on right now. Wait until that has ended."))
    return current


def _whole(table: TableImport, mapping: Mapping) -> Mapping:
    """The mapping with the column that the name is made in."""
    if not table.made_of:
        return mapping
    return Mapping((*mapping.columns, Column(table.made_of, "name")), mapping.constants)


def _headers(table: TableImport) -> list[str]:
    return [*table.headers, table.made_of] if table.made_of else table.headers


def _samples(source: Table) -> list[list[str]]:
    """The first few different cells of each column, cut short."""
    samples: list[list[str]] = [[] for _ in source.headers]
    for number, (_line, cells) in enumerate(source.rows(Wrongs())):
        for column, cell in zip(samples, cells, strict=True):
            shown = cell.strip()[:_LONGEST_SAMPLE]
            if shown and shown not in column and len(column) < _SAMPLES:
                column.append(shown)
        if number >= 200:
            break
    return samples
