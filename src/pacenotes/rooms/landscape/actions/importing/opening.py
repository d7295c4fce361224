"""A file opened: what its rows are about, and the rows as they are checked one by one."""

from __future__ import annotations

import io
from dataclasses import dataclass

from pacenotes.core.landscape.json_rows import read_json
from pacenotes.core.landscape.table_fields import FIELDS, About, about_of
from pacenotes.core.tables.checking import Checked, check
from pacenotes.core.tables.conventions import settle
from pacenotes.core.tables.decoding import tell
from pacenotes.core.tables.mapping import Mapping, guess
from pacenotes.core.tables.reading import Rows, open_table
from pacenotes.core.tables.wrong import Unusable, Wrong
from pacenotes.core.wording import N_, words

MOST_BYTES = 8_000_000
"""A larger file is refused unread: cut it into several."""
MOST_ROWS = 10_000
"""Rows of one file: they are brought in one by one, in one transaction."""

NOT_TOLD = words(
    N_(
        "it isn't clear what the rows are about: headings of facts are product, capability, added; "
        "of releases product, release, state, day; of coverage product, capability, day"
    )
)


@dataclass(frozen=True, slots=True)
class Opened:
    """Rows about one thing; `headers` are the headings of the fields that they fill."""

    about: About
    checked: Checked
    headers: dict[str, str]


def opened(data: bytes, about: About | None, encoding: str | None = None) -> list[Opened]:
    """What is in a CSV or JSON file, releases first; `Unusable` where it can't be read."""
    if len(data) > MOST_BYTES:
        most = str(MOST_BYTES // 1_000_000)
        why = words(N_("the file is larger than {most} MB; cut it into several"), most=most)
        raise Unusable([Wrong(None, None, why)])
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
        told = read_json(_text(data), about)
        found = [_opened(each, told[each]) for each in About if each in told]
    else:
        table = open_table(data, encoding=encoding)
        each = about or about_of(table.headers)
        if each is None:
            raise Unusable([Wrong(None, None, NOT_TOLD)])
        found = [_opened(each, table)]
    return found


def _opened(about: About, rows: Rows) -> Opened:
    fields = FIELDS[about]
    mapping: Mapping = guess(rows.headers, fields)
    mapping, asked = settle(rows, fields, mapping)
    if asked:
        raise Unusable(asked)
    headers = {column.field: column.header for column in mapping.columns if column.field}
    return Opened(about, check(rows, fields, mapping), headers)


def _text(data: bytes) -> str:
    told = tell(io.BytesIO(data))
    return data.decode(told.encoding)
