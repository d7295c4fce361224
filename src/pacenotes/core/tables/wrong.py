"""What is wrong with a table: where, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pacenotes.core.wording import Words

MOST_KEPT = 200
"""So many are kept to be shown one by one; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing wrong: the physical line (from 1), the column by its heading, and the reason.

    `line` is None where the whole file is meant, `column` where the whole line is.
    """

    line: int | None
    column: str | None
    why: Words


class Unusable(ValueError):
    """A file or a mapping that nothing can be read by; `wrongs` says all that was wrong."""

    def __init__(self, wrongs: Sequence[Wrong]) -> None:
        super().__init__("; ".join(wrong.why.say() for wrong in wrongs))
        self.wrongs = tuple(wrongs)


class Wrongs:
    """What was found wrong while rows go by: the first ones kept, all of them counted."""

    def __init__(self, most_kept: int = MOST_KEPT) -> None:
        self._most_kept = most_kept
        self._kept: list[Wrong] = []
        self.total = 0
        self.is_whole = True
        """Whether the file was read to its end; what follows a broken quote can't be."""
        self.lines: set[int] = set()
        """The lines on which something is wrong, all of them."""

    @property
    def kept(self) -> tuple[Wrong, ...]:
        """The first ones, in the order they were met."""
        return tuple(self._kept)

    def add(self, wrong: Wrong) -> None:
        """Note one; the rows after it are read all the same."""
        self._count(wrong)
        if len(self._kept) < self._most_kept:
            self._kept.append(wrong)

    def stop(self, wrong: Wrong) -> None:
        """Note one after which nothing can be read."""
        self.is_whole = False
        self._count(wrong)
        # It says why the file ends here, so it is kept whatever came before.
        self._kept.append(wrong)

    def _count(self, wrong: Wrong) -> None:
        self.total += 1
        if wrong.line is not None:
            self.lines.add(wrong.line)
