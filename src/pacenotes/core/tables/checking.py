"""Rows of a table read by a mapping: typed values, and all that is wrong with the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pacenotes.core.reading.clean import excerpt
from pacenotes.core.tables.cells import reader
from pacenotes.core.tables.fields import Field, Read, Value
from pacenotes.core.tables.mapping import Column, Mapping, faults
from pacenotes.core.tables.reading import Rows
from pacenotes.core.tables.wrong import MOST_KEPT, Unusable, Wrong, Wrongs
from pacenotes.core.wording import N_, Words, words

CheckedRow = tuple[int, tuple[Value | None, ...]]
"""The physical line a row starts on, and its values in the order of `Checked.keys`."""

_Unique = list[tuple[int, dict[Value, int]]]
"""The place of each unique field, and the first line of each of its values."""


class Checked:
    """Good rows, one by one; `wrongs` fills while they are taken.

    `keys` says which field each value of a row belongs to; fields that nothing fills aren't there.
    Memory stays flat but for the values of unique fields.
    """

    def __init__(
        self, table: Rows, fields: Sequence[Field], mapping: Mapping, most_wrongs: int
    ) -> None:
        refused = faults(mapping, table.headers, fields)
        if refused:
            raise Unusable(refused)
        self._table = table
        self.wrongs = Wrongs(most_wrongs)
        columns = {column.field: column for column in mapping.columns}
        self._filled = [(field, columns[field.key]) for field in fields if field.key in columns]
        constants = dict(mapping.constants)
        fixed = [field for field in fields if field.key in constants]
        self._constants = tuple(_constant(field, constants[field.key]) for field in fixed)
        self.keys = tuple(field.key for field, _ in self._filled) + tuple(f.key for f in fixed)

    def __iter__(self) -> Iterator[CheckedRow]:
        plan = self._plan()
        constants = self._constants
        unique = self._unique()
        for line, cells in self._table.rows(self.wrongs):
            values = [read(cells[at]) for at, read in plan]
            if Words in map(type, values):
                self._refuse(line, cells, values, unique)
            elif values.count(None) == len(values):
                continue  # Spreadsheets leave rows of nothing but commas at the end.
            elif not unique or self._is_first(line, values, unique):
                yield line, (*values, *constants)  # type: ignore[arg-type]  # no Words here

    def _plan(self) -> list[tuple[int, Read]]:
        headers = self._table.headers
        return [
            (headers.index(column.header), reader(field, column)) for field, column in self._filled
        ]

    def _unique(self) -> _Unique:
        return [(at, {}) for at, (field, _) in enumerate(self._filled) if field.is_unique]

    def _refuse(
        self,
        line: int,
        cells: Sequence[str],
        values: Sequence[Value | Words | None],
        unique: _Unique,
    ) -> None:
        if not any(map(str.strip, cells)):
            return
        for (_, column), value in zip(self._filled, values, strict=True):
            if isinstance(value, Words):
                self.wrongs.add(Wrong(line, column.header, value))
        self._is_first(line, values, unique)

    def _is_first(self, line: int, values: Sequence[Value | Words | None], unique: _Unique) -> bool:
        """Whether no earlier row has the same value in a unique field."""
        is_first = True
        for at, lines in unique:
            value = values[at]
            if value is None or isinstance(value, Words):
                continue
            first = lines.setdefault(value, line)
            if first != line:
                why = words(
                    N_("“{value}” is in line {first} already"),
                    value=excerpt(str(value)), first=str(first),
                )  # fmt: skip
                self.wrongs.add(Wrong(line, self._filled[at][1].header, why))
                is_first = False
        return is_first


def check(
    table: Rows, fields: Sequence[Field], mapping: Mapping, most_wrongs: int = MOST_KEPT
) -> Checked:
    """Read the rows of `table` as `fields`; `Unusable` where the mapping itself can't stand.

    Settle the mapping's conventions first (`conventions.settle`); what is left open is wrong in
    each cell that could be read in two ways. The first `most_wrongs` are kept, all are counted.
    """
    return Checked(table, fields, mapping, most_wrongs)


def _constant(field: Field, written: str) -> Value | None:
    value = reader(field, Column(""))(written)
    if isinstance(value, Words):
        raise Unusable([Wrong(None, field.name, value)])
    return value
