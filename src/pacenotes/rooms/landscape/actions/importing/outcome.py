"""What a file does to the landscape, or would do."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from pacenotes.core.landscape.table_fields import About
from pacenotes.core.tables.wrong import Wrong
from pacenotes.core.wording import N_

MOST_LISTED = 200
"""Rows that are listed one by one; all are counted."""


class Did(enum.StrEnum):
    """What a row does."""

    ADDED = "added"
    CHANGED = "changed"
    LEFT = "left"


DID_NAMES = {
    Did.ADDED: N_("added"),
    Did.CHANGED: N_("corrected"),
    Did.LEFT: N_("left as it is"),
}
"""What each is called."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row and what it does; `what` names it by product, capability or release."""

    about: About
    line: int
    did: Did
    what: str


@dataclass(frozen=True, slots=True)
class WrongRow:
    """Something wrong with a row of what is told about one thing."""

    about: About | None
    wrong: Wrong


@dataclass(slots=True)
class Outcome:
    """What a file does. `made` are releases and capabilities that are made with it; where anything
    is `wrongs`, or it was only looked at, nothing `is_in`."""

    counts: dict[Did, int] = field(default_factory=lambda: dict.fromkeys(Did, 0))
    lines: list[Line] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    wrongs: list[WrongRow] = field(default_factory=list)
    is_in: bool = False

    @property
    def rows(self) -> int:
        """How many rows do something, or are left."""
        return sum(self.counts.values())

    @property
    def added(self) -> int:
        """Rows that are added."""
        return self.counts[Did.ADDED]

    @property
    def changed(self) -> int:
        """Rows that are corrected."""
        return self.counts[Did.CHANGED]

    @property
    def left(self) -> int:
        """Rows that say what is recorded already."""
        return self.counts[Did.LEFT]

    @property
    def listed(self) -> list[Line]:
        """The first rows, in the file's order."""
        order = list(About)
        return sorted(self.lines, key=lambda row: (order.index(row.about), row.line))[:MOST_LISTED]

    def note(self, about: About, line: int, did: Did, what: str) -> None:
        """What a row does."""
        self.counts[did] += 1
        self.lines.append(Line(about, line, did, what))

    def refuse(self, about: About | None, wrong: Wrong) -> None:
        """That a row can't come in."""
        self.wrongs.append(WrongRow(about, wrong))
