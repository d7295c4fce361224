"""The words that tests of tables are written in."""

from __future__ import annotations

from collections.abc import Iterable

from pacenotes.core.tables.fields import Choice, Field, Kind
from pacenotes.core.tables.reading import Table, open_table
from pacenotes.core.tables.wrong import Unusable, Wrong, Wrongs

STAGES = (Choice("discovery", "Discovery", ("engaging",)), Choice("won", "Won", ("closed won",)))
DEAL = (
    Field("external_id", "External id", Kind.TEXT, is_unique=True, aliases=("opportunity id",)),
    Field("name", "Name", Kind.TEXT, is_required=True),
    Field("stage", "Stage", Kind.CHOICE, choices=STAGES),
    Field("amount", "Amount", Kind.AMOUNT),
    Field("currency", "Currency", Kind.CURRENCY),
    Field("closes", "Expected close", Kind.DATE, aliases=("close date",)),
    Field("notes", "Notes", Kind.LONG_TEXT, longest=10_000),
)


def opened(text: str | bytes) -> Table:
    return open_table(text.encode() if isinstance(text, str) else text)


def refused(data: str | bytes, **chosen: str) -> list[tuple[int | None, str | None, str]]:
    """Line, column and reason of everything for which a file isn't opened."""
    try:
        open_table(data.encode() if isinstance(data, str) else data, **chosen)
    except Unusable as unusable:
        return said(unusable.wrongs)
    raise AssertionError("it was opened")


def read(text: str | bytes) -> tuple[list[tuple[int, list[str]]], list[tuple[object, object, str]]]:
    """The rows, and what was wrong with others."""
    wrongs = Wrongs()
    rows = list(opened(text).rows(wrongs))
    return rows, list(said(wrongs.kept))


def said(wrongs: Iterable[Wrong]) -> list[tuple[int | None, str | None, str]]:
    return [(wrong.line, wrong.column, wrong.why.say()) for wrong in wrongs]
