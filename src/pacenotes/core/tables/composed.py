"""A column made of others: what no one cell says, such as a deal's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pacenotes.core.reading.clean import excerpt, tidy
from pacenotes.core.tables.fields import fold
from pacenotes.core.tables.reading import MOST_ROWS, Row, Rows
from pacenotes.core.tables.wrong import Unusable, Wrong, Wrongs
from pacenotes.core.wording import N_, words

LONGEST_PATTERN = 200

_PLACE = re.compile(r"\{([^{}]{1,200})\}")
_BETWEEN = " \t·-–—,;:/|"


class Composed:
    """A table with one more column, whose heading is the pattern that it is made by.

    `{heading}` in the pattern stands for the cell of that column, read as `values` say (by heading,
    what is written folded and what it stands for). What stood between two cells is left out at
    the ends where one of them is empty.
    """

    def __init__(
        self, table: Rows, pattern: str, values: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        self._table = table
        self._parts = _parts(pattern, table.headers)
        self._values = [(values or {}).get(name, {}) for name in table.headers]
        self.headers = (*table.headers, pattern)

    @property
    def lines(self) -> int:
        """Physical lines of the file."""
        return self._table.lines

    def rows(self, wrongs: Wrongs, most: int = MOST_ROWS) -> Iterator[Row]:
        """Each row with its composed cell at the end."""
        for line, cells in self._table.rows(wrongs, most):
            yield line, [*cells, self._composed(cells)]

    def _composed(self, cells: Sequence[str]) -> str:
        text = "".join(
            part if isinstance(part, str) else self._read(part, cells[part]) for part in self._parts
        )
        return text.strip(_BETWEEN)

    def _read(self, at: int, cell: str) -> str:
        values = self._values[at]
        return values.get(fold(cell), cell) if values else cell


def placed(pattern: str) -> tuple[str, ...]:
    """The headings that a pattern names, in its order."""
    return tuple(tidy(name) for name in _PLACE.findall(pattern))


def _parts(pattern: str, headers: Sequence[str]) -> list[str | int]:
    """The pattern as texts and places of columns; `Unusable` says what is wrong with it."""
    if len(pattern) > LONGEST_PATTERN or not _PLACE.search(pattern):
        why = words(N_("put headings in braces, as in {name}"), name="{" + headers[0][:60] + "}")
        raise Unusable([Wrong(None, None, why)])
    if fold(pattern) in map(fold, headers):
        raise Unusable([Wrong(None, None, words(N_("a column of the file is called that")))])
    parts: list[str | int] = list(_PLACE.split(pattern))
    places = {fold(name): at for at, name in enumerate(headers)}
    for at in range(1, len(parts), 2):
        name = str(parts[at])
        if fold(name) not in places:
            why = words(N_("the file has no column “{name}”"), name=excerpt(name))
            raise Unusable([Wrong(None, excerpt(pattern), why)])
        parts[at] = places[fold(name)]
    return parts
