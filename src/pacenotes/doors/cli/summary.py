"""Several calls in one table: a line a call, how each of the five questions stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.text import Text

from pacenotes.core.listening.listen import Debrief
from pacenotes.core.qualification import QUESTIONS, part_of, proposals
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.heard import Heard
from pacenotes.doors.cli.language import say
from pacenotes.doors.cli.layout import Cell, cell, console, parted, row, width_of

HEARD, UNKNOWN, CANT_TELL = "●", "○", "–"
LIGHT_WIDTH = 4
"""Columns of a light: its sign and a count of up to 99; two more part it from the next."""
LEAST_NAME = 12
"""Columns that a call's name has at least, however narrow the terminal."""


@dataclass(frozen=True, slots=True)
class Row:
    """A call's counts: proposals by question, questions still open (None: can't be told), promises.

    `proposed` is empty where the file could not be read.
    """

    name: str
    proposed: tuple[int, ...] = ()
    still_open: int | None = None
    promised: int = 0


class Summary:
    """A row for each call as it comes; only the counts are kept, never the calls."""

    def __init__(self) -> None:
        self._rows: list[Row] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if not isinstance(error, OSError):
            self.show(console())

    def add(self, heard: Heard) -> None:
        """A call, or a file that could not be read."""
        name, debrief = heard.shown, heard.debrief
        self._rows.append(Row(name) if debrief is None else _counted(name, debrief))

    def show(self, screen: Console) -> None:
        """Print the table, its key, and how many files it is about."""
        if not self._rows:
            return
        heads = [say(N_("Open")), say(N_("Promised"))]
        counts = [width_of([head], 12) for head in heads]
        names = _short([r.name for r in self._rows])
        room = screen.width - (LIGHT_WIDTH + 2) * len(QUESTIONS) - sum(counts) - 2 * len(counts)
        name_width = max(LEAST_NAME, min(room, width_of(names, room)))
        _stairs(screen, name_width)
        rails = [cell("│", "dim", LIGHT_WIDTH) for _ in QUESTIONS]
        totals = [cell(head, "bold", n, True) for head, n in zip(heads, counts, strict=True)]
        row(screen, cell(say(N_("Call")), "bold", name_width), *rails, *totals)
        for name, counted in zip(names, self._rows, strict=True):
            row(screen, cell(parted(name, name_width), "", name_width), *_cells(counted, counts))
        screen.print()
        row(screen, cell(say(N_("● heard, with the number of proposals   ○ unknown")), "dim"))
        if any(r.proposed and r.still_open is None for r in self._rows):
            row(screen, cell(say(N_("– who is on the customer's side isn't known")), "dim"))
        read = sum(1 for r in self._rows if r.proposed)
        told = words(N_("{read} of {all} files read"), read=str(read), all=str(len(self._rows)))
        row(screen, cell(told.say(say), "dim"))


def _counted(name: str, debrief: Debrief) -> Row:
    heard = [part_of(f.signal, f.kind) for f in proposals(debrief)]
    cant_tell = any(a.signal == "asked_of_us" for a in debrief.abstentions)
    return Row(
        name,
        tuple(sum(1 for part in heard if part and part[0] is q) for q in QUESTIONS),
        None if cant_tell else sum(1 for f in debrief.of("asked_of_us") if f.detail.is_open),
        len(debrief.of("promises")),
    )


def _stairs(screen: Console, name_width: int) -> None:
    """The five questions' names, each above its own column, whatever their length."""
    for at, question in enumerate(QUESTIONS):
        rails = [cell("│", "dim", LIGHT_WIDTH) for _ in range(at)]
        row(screen, cell("", "", name_width), *rails, cell(say(question.name), "bold"))


def _cells(counted: Row, widths: Sequence[int]) -> list[Cell]:
    if not counted.proposed:
        return [cell(say(N_("not read")), "dim")]
    lights = [
        Cell(Text(f"{HEARD if count else UNKNOWN} {count}", style="yellow" if count else "dim"),
             LIGHT_WIDTH)
        for count in counted.proposed
    ]  # fmt: skip
    still_open = CANT_TELL if counted.still_open is None else str(counted.still_open)
    return [
        *lights,
        cell(still_open, "", widths[0], True),
        cell(str(counted.promised), "", widths[1], True),
    ]


def _short(names: Sequence[str]) -> list[str]:
    """The names without their folders, except where two files are called the same."""
    last = [Path(name).name or name for name in names]
    times = Counter(last)
    return [short if times[short] == 1 else name for short, name in zip(last, names, strict=True)]
