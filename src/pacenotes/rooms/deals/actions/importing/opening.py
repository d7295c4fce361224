"""A kept file opened again: its rows read by its mapping."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import BinaryIO

from pacenotes.core.tables.checking import Checked, check
from pacenotes.core.tables.composed import Composed
from pacenotes.core.tables.conventions import settle
from pacenotes.core.tables.fields import Field, fold
from pacenotes.core.tables.mapping import Column, Mapping
from pacenotes.core.tables.reading import Rows, Table, open_table
from pacenotes.core.tables.wrong import Unusable, Wrong
from pacenotes.core.wording import N_, words
from pacenotes.rooms.deals.models import CustomField, TableImport, TablePiece
from pacenotes.rooms.deals.queries.table_fields import custom_fields, fields_of

MOST_WRONG_ROWS = 100_000
"""So many wrong rows can be fetched as a file; the rest are counted."""
GONE = words(N_("the file was dropped; send it again"))


@dataclass(frozen=True, slots=True)
class Opened:
    """A file, what its columns can fill, and the mapping as the file itself completes it."""

    source: Table
    table: Rows
    fields: tuple[Field, ...]
    own: tuple[CustomField, ...]
    mapping: Mapping

    def checked(self) -> Checked:
        """Its rows, read from the beginning."""
        return check(self.table, self.fields, self.mapping, MOST_WRONG_ROWS)

    @property
    def told(self) -> Mapping:
        """The mapping to be kept: with what the file itself tells, without the composed column."""
        headers = set(self.source.headers)
        columns = tuple(c for c in self.mapping.columns if c.header in headers)
        return replace(self.mapping, columns=columns)

    def column(self, key: str) -> str:
        """What a field is called in the file, or here where no column goes to it."""
        for column in self.mapping.columns:
            if column.field == key:
                return column.header
        return next((field.name for field in self.fields if field.key == key), key)


@contextmanager
def opened(table: TableImport) -> Iterator[Opened]:
    """The file as it was sent; `Unusable` where it or its mapping can't be used as they stand."""
    with tempfile.TemporaryFile() as file:
        _put_together(table, file)
        source = open_table(
            file, encoding=table.encoding or None, delimiter=table.delimiter or None
        )
        own = custom_fields(table.of)
        fields = fields_of(table.of, own)
        rows, mapping = _composed(source, table)
        mapping, to_ask = settle(rows, fields, mapping)
        if to_ask:
            raise Unusable(to_ask)
        yield Opened(source, rows, fields, tuple(own), mapping)


def _put_together(table: TableImport, file: BinaryIO) -> None:
    pieces = TablePiece.objects.filter(table=table, of=TablePiece.Of.SENT).order_by("number")
    size = 0
    for data in pieces.values_list("data", flat=True).iterator(chunk_size=4):
        size += file.write(bytes(data))
    if size != table.size:
        raise Unusable([Wrong(None, None, GONE)])


def _composed(source: Table, table: TableImport) -> tuple[Rows, Mapping]:
    if not table.made_of:
        return source, table.mapping
    values = {c.header: {fold(old): new for old, new in c.values} for c in table.mapping.columns}
    made = Column(table.made_of, "name")
    mapping = replace(table.mapping, columns=(*table.mapping.columns, made))
    return Composed(source, table.made_of, values), mapping
