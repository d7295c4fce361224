"""A row of a file, and why one can't come in."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.tables.fields import Value
from pacenotes.core.wording import Words


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its line, and its values by their fields; fields that no column fills aren't there."""

    line: int
    values: dict[str, Value | None]

    def text(self, field: str) -> str:
        """What a text field holds, empty where it holds nothing."""
        value = self.values.get(field)
        return "" if value is None else str(value)


class Refused(Exception):
    """A row that can't come in: the field, and why."""

    def __init__(self, field: str | None, why: Words) -> None:
        super().__init__(why.say())
        self.field, self.why = field, why
