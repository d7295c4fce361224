"""How a column writes its dates and amounts, told from the whole of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pacenotes.core.tables.amounts import sign_told
from pacenotes.core.tables.days import order_told
from pacenotes.core.tables.fields import DateOrder, DecimalSign, Field, Kind, fold
from pacenotes.core.tables.mapping import Column, Mapping
from pacenotes.core.tables.reading import Rows
from pacenotes.core.tables.wrong import Wrong, Wrongs
from pacenotes.core.wording import N_, Words, words

_MOST_REMEMBERED = 20_000
_LONGEST_REMEMBERED = 40

Convention = DateOrder | DecimalSign
Told = Callable[[str], Convention | Words | None]


def settle(
    table: Rows, fields: Sequence[Field], mapping: Mapping
) -> tuple[Mapping, tuple[Wrong, ...]]:
    """`mapping` with every convention that the file shows, and a `Wrong` for each to be asked.

    One cell such as 25/03/2017 decides for its column. The file is read through once, and only
    where there is something to decide; what a person has said stands. Nothing should be imported
    while something is still to be asked.
    """
    kinds = {field.key: field.kind for field in fields}
    watches = [
        _Watch(column, told)
        for column in mapping.columns
        if column.header in table.headers and (told := _told(column, kinds)) is not None
    ]
    if not watches:
        return mapping, ()
    _read_through(table, watches)
    settled = {watch.column.header: watch.settled() for watch in watches}
    columns = tuple(settled.get(column.header, column) for column in mapping.columns)
    return replace(mapping, columns=columns), tuple(
        wrong for watch in watches if (wrong := watch.to_be_asked()) is not None
    )


def _told(column: Column, kinds: dict[str, Kind]) -> Told | None:
    kind = kinds.get(column.field or "")
    if kind is Kind.DATE and column.date_order is None:
        return order_told
    if kind is Kind.AMOUNT and column.decimal_sign is None:
        return sign_told
    return None


def _read_through(table: Rows, watches: Sequence[_Watch]) -> None:
    places = [(table.headers.index(watch.column.header), watch.seen, watch) for watch in watches]
    # What is wrong with the rows is said when they are checked.
    for line, cells in table.rows(Wrongs()):
        for at, seen, watch in places:
            if cells[at] not in seen:
                watch.look(line, cells[at])


class _Watch:
    """What one column has shown so far: the first cell for each way of writing."""

    def __init__(self, column: Column, told: Told) -> None:
        self.column = column
        self.seen: set[str] = set()
        self._told = told
        self._mapped = {fold(old) for old, _ in column.values}
        self._shown: dict[Convention, tuple[int, str]] = {}
        self._in_doubt: Wrong | None = None

    def look(self, line: int, cell: str) -> None:
        """Take one cell into account."""
        if len(self.seen) < _MOST_REMEMBERED and len(cell) <= _LONGEST_REMEMBERED:
            self.seen.add(cell)
        if fold(cell) in self._mapped:
            return
        told = self._told(cell.strip())
        if isinstance(told, Words):
            self._in_doubt = self._in_doubt or Wrong(line, self.column.header, told)
        elif told is not None:
            self._shown.setdefault(told, (line, cell.strip()))

    def settled(self) -> Column:
        """The column with what it showed, where it showed one thing."""
        if len(self._shown) != 1:
            return self.column
        shown = next(iter(self._shown))
        if isinstance(shown, DateOrder):
            return replace(self.column, date_order=shown)
        return replace(self.column, decimal_sign=shown)

    def to_be_asked(self) -> Wrong | None:
        """What a person has to say before the column can be read."""
        if len(self._shown) < 2:
            return self._in_doubt if not self._shown else None
        (_, one), (line, other) = self._shown.values()
        first = next(iter(self._shown.values()))[0]
        why = words(
            N_(
                "the column is written in two ways: “{one}” in line {first}, “{other}” here; make"
                " it one, or say which counts"
            ),
            one=one, first=str(first), other=other,
        )  # fmt: skip
        return Wrong(line, self.column.header, why)
