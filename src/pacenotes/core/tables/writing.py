"""Rows written as CSV that reads back equal, and that no spreadsheet runs."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pacenotes.core.tables.fields import Value
from pacenotes.core.tables.formulas import neutralised

_PIECE = 65_536


def written(
    headers: Sequence[str], rows: Iterable[Sequence[Value | None]], *, has_mark: bool = False
) -> Iterator[str]:
    """The file in pieces of some 64 KB: RFC 4180, commas, `\\r\\n`; to be sent as UTF-8.

    `has_mark` puts a byte order mark in front, by which Excel knows UTF-8. Dates and numbers are
    as in ISO 8601 and with a decimal point; text that a spreadsheet would run gets an apostrophe.
    NULs are left out: no reader takes them.
    """
    text = io.StringIO("\ufeff" if has_mark else "", newline="")
    text.seek(0, io.SEEK_END)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(_cell, headers))
    for row in rows:
        writer.writerow(map(_cell, row))
        if text.tell() >= _PIECE:
            yield text.getvalue()
            text.seek(0)
            text.truncate()
    yield text.getvalue()


def _cell(value: Value | None) -> str:
    if isinstance(value, str):
        return neutralised(value.replace("\0", ""))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)
