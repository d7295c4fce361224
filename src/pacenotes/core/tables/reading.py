"""A CSV file opened with caps on everything, its rows given one by one with their lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO, Protocol, cast

from pacenotes.core.tables.decoding import Told, refuse_size, tell
from pacenotes.core.tables.delimiters import DELIMITERS, delimiter_of
from pacenotes.core.tables.headings import headings
from pacenotes.core.tables.quotes import TOO_LONG, quote_fault
from pacenotes.core.tables.wrong import Unusable, Wrong, Wrongs
from pacenotes.core.wording import N_, words

MOST_ROWS = 1_000_000
LONGEST_CELL = 32_000
"""Characters; a spreadsheet's own cells end at 32,767."""
LONGEST_ROW = 1_000_000
"""Characters; stops a line without an end before it fills the memory."""
ROW_TOO_LONG = words(N_("the row is longer than {most} characters"), most=str(LONGEST_ROW))
_SAMPLE = 65_536

Row = tuple[int, list[str]]
"""The physical line a row starts on, from 1, and its cells as they are written."""


class Rows(Protocol):
    """What is read row by row: a table, or one with a column made of others."""

    headers: tuple[str, ...]

    @property
    def lines(self) -> int:
        """Physical lines of the file."""

    def rows(self, wrongs: Wrongs, most: int = MOST_ROWS) -> Iterator[Row]:
        """Each row with its line; rows that can't be used go to `wrongs` instead."""


class Table:
    """An opened CSV file: its headings, and its rows as often as they are asked for."""

    def __init__(
        self, source: BinaryIO, told: Told, delimiter: str, headers: tuple[str, ...]
    ) -> None:
        self._source = source
        self._told = told
        self.delimiter = delimiter
        self.headers = headers

    @property
    def lines(self) -> int:
        """Physical lines of the file, for telling how far reading has got."""
        return self._told.lines

    @property
    def encoding(self) -> str:
        """Python's name of the encoding it is read in."""
        return self._told.encoding

    def rows(self, wrongs: Wrongs, most: int = MOST_ROWS) -> Iterator[Row]:
        """Each row with its line; rows that can't be used go to `wrongs` instead.

        One reading at a time: all of them move through the same file. Memory stays flat.
        """
        records = _records(self._source, self._told, self.delimiter, wrongs)
        next(records, None)
        width = len(self.headers)
        for count, (line, cells) in enumerate(records, 1):
            if count > most:
                why = words(
                    N_("there are more than {most} rows; cut the file into several"), most=str(most)
                )
                wrongs.stop(Wrong(line, None, why))
                return
            if len(cells) != width:
                wrongs.add(_uneven(line, len(cells), width))
            elif max(map(len, cells)) > LONGEST_CELL:
                wrongs.add(_too_long(line, self.headers, cells))
            else:
                yield line, cells


def open_table(
    source: bytes | BinaryIO,
    *,
    claimed_size: int | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Table:
    """Open a CSV file from bytes or a binary file that can be sought in; `Unusable` says why not.

    `claimed_size` is what the sender says the file has in bytes; `encoding` (see
    `decoding.ENCODINGS`) and `delimiter` are what a person chose, told from the file where None.
    """
    refuse_size(claimed_size or 0)
    file = io.BytesIO(source) if isinstance(source, bytes) else source
    refuse_size(file.seek(0, io.SEEK_END))
    told = tell(file, encoding)
    if delimiter is not None and delimiter not in DELIMITERS:
        raise Unusable([Wrong(None, None, words(N_("columns can't be told apart by that sign")))])
    sign = delimiter or delimiter_of(_sample(file, told))
    wrongs = Wrongs()
    line, cells = next(_records(file, told, sign, wrongs), (None, None))
    if wrongs.total:
        raise Unusable(wrongs.kept)
    if line is None or cells is None:
        raise Unusable([Wrong(None, None, words(N_("the file is empty")))])
    return Table(file, told, sign, headings(line, cells))


def _sample(file: BinaryIO, told: Told) -> str:
    with _Text(file, told) as text:
        return text.read(_SAMPLE)


class _Text:
    """The file as text while it is needed; the file itself stays open after it."""

    def __init__(self, file: BinaryIO, told: Told) -> None:
        file.seek(0)
        # What `tell` has passed can't fail here; a file changed since then must not either.
        self._text = io.TextIOWrapper(
            cast("io.BufferedReader", file), told.encoding, "replace", newline=""
        )

    def __enter__(self) -> io.TextIOWrapper:
        return self._text

    def __exit__(self, *_: object) -> None:
        if not self._text.closed:  # as it is where the file was closed between two rows
            self._text.detach()


class _RowTooLong(Exception):
    """A row longer than any row can be."""


class _Lines:
    """Physical lines for the parser, and those of the row it is in."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.of_the_row: list[str] = []
        self.length = 0

    def __iter__(self) -> Iterator[str]:
        readline, kept = self._text.readline, self.of_the_row
        while line := readline(LONGEST_ROW + 1):
            kept.append(line)
            self.length += len(line)
            if self.length > LONGEST_ROW:
                raise _RowTooLong
            yield line


def _records(file: BinaryIO, told: Told, delimiter: str, wrongs: Wrongs) -> Iterator[Row]:
    """Each record that isn't an empty line, the headings among them."""
    with _Text(file, told) as text:
        lines = _Lines(text)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        before = 0
        try:
            for cells in reader:
                if cells:
                    yield before + 1, cells
                before = reader.line_num
                lines.of_the_row.clear()
                lines.length = 0
        except csv.Error:
            found = quote_fault(before + 1, lines.of_the_row, delimiter)
            wrongs.stop(found or Wrong(before + 1, None, TOO_LONG))
        except _RowTooLong:
            wrongs.stop(Wrong(before + 1, None, ROW_TOO_LONG))


def _uneven(line: int, there: int, wanted: int) -> Wrong:
    why = words(
        N_("there are {there} cells here, but {wanted} headings"),
        there=str(there), wanted=str(wanted),
    )  # fmt: skip
    return Wrong(line, None, why)


def _too_long(line: int, headers: tuple[str, ...], cells: list[str]) -> Wrong:
    column = next(header for header, cell in zip(headers, cells, strict=True)
                  if len(cell) > LONGEST_CELL)  # fmt: skip
    why = words(N_("the cell is longer than {most} characters"), most=str(LONGEST_CELL))
    return Wrong(line, column, why)
