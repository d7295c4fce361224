"""Facts, releases and checks told as JSON, read row by row as a table's are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pacenotes.core.landscape.table_fields import FIELDS, About
from pacenotes.core.reading.clean import excerpt
from pacenotes.core.tables.fields import fold
from pacenotes.core.tables.reading import LONGEST_CELL, MOST_ROWS, Row
from pacenotes.core.tables.wrong import Unusable, Wrong, Wrongs
from pacenotes.core.wording import N_, Words, words

NO_LISTS = words(
    N_("write a list of rows, or an object with lists called releases, facts or coverage")
)


@dataclass(slots=True)
class JsonRows:
    """A list of objects: headings are the fields' keys; a row's line is its place, from 1."""

    headers: tuple[str, ...]
    told: tuple[Any, ...]

    @property
    def lines(self) -> int:
        """How many rows there are."""
        return len(self.told)

    def rows(self, wrongs: Wrongs, most: int = MOST_ROWS) -> Iterator[Row]:
        """Each row with its place; what is no row, or has what no field is called, goes to
        `wrongs`."""
        for place, row in enumerate(self.told[:most], 1):
            if not isinstance(row, dict):
                wrongs.add(Wrong(place, None, words(N_("this is no object"))))
                continue
            named = {fold(str(key)): value for key, value in row.items()}
            unknown = next((key for key in named if key not in self.headers), None)
            cells = [_cell(named.get(header)) for header in self.headers]
            bad = next((at for at, cell in enumerate(cells) if isinstance(cell, Words)), None)
            if unknown is not None:
                known = ", ".join(self.headers)
                why = words(N_("there is no such field; known are: {known}"), known=known)
                wrongs.add(Wrong(place, excerpt(unknown), why))
            elif bad is not None:
                wrongs.add(Wrong(place, self.headers[bad], cells[bad]))  # type: ignore[arg-type]  # it is Words
            else:
                yield place, cells  # type: ignore[misc]  # no Words among them


def read_json(text: str, about: About | None) -> dict[About, JsonRows]:
    """The rows by what they are about; `about` is what a plain list holds.

    `Unusable` where it is no JSON, or neither a list nor an object of lists.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise Unusable([Wrong(line, None, words(N_("this is no JSON")))]) from None
    if isinstance(told, list):
        told = {about or _about(told): told}
    if not isinstance(told, dict) or not told:
        raise Unusable([Wrong(None, None, NO_LISTS)])
    found = {}
    for key, rows in told.items():
        if key not in set(About) or not isinstance(rows, list):
            raise Unusable([Wrong(None, str(key)[:80], NO_LISTS)])
        found[About(key)] = JsonRows(tuple(f.key for f in FIELDS[About(key)]), tuple(rows))
    return found


def _about(rows: list[Any]) -> About:
    """What a plain list holds, by the fields of its first row."""
    first = rows[0] if rows and isinstance(rows[0], dict) else {}
    if "release" in first:
        return About.RELEASES
    return About.COVERAGE if "day" in first else About.FACTS


def _cell(value: object) -> str | Words:
    """A value as a cell of a table writes it."""
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ", ".join(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return words(N_("write text or a number here"))
    written = value if isinstance(value, str) else repr(value)
    if len(written) > LONGEST_CELL:
        return words(N_("the cell is longer than {most} characters"), most=str(LONGEST_CELL))
    return written
