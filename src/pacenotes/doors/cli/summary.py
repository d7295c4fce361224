"""Several calls in one table: a line a call, how each of the five questions stands."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pacenotes.core.listening.listen import Debrief
from pacenotes.core.qualification import QUESTIONS, part_of, proposals
from pacenotes.core.wording import N_
from pacenotes.doors.cli.language import say
from pacenotes.doors.cli.terminal import UNSAFE

HEARD, UNKNOWN = "●", "○"


class Summary:
    """A row for each call as it comes; only the counts are kept, never the calls."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, ...]] = []

    def add(self, name: str, debrief: Debrief | None) -> None:
        """A call, or a file that could not be read."""
        shown = name.rsplit("/", 1)[-1].translate(UNSAFE)
        if debrief is None:
            self._rows.append((shown, *("–" for _ in QUESTIONS), "–", "–", say(N_("unread"))))
            return
        heard = [part_of(f.signal, f.kind) for f in proposals(debrief)]
        counts = [sum(1 for part in heard if part and part[0] is q) for q in QUESTIONS]
        open_questions = sum(1 for f in debrief.of("asked_of_us") if f.detail.is_open)
        self._rows.append(
            (
                shown,
                *(f"{HEARD} {count}" if count else f"{UNKNOWN} 0" for count in counts),
                str(open_questions),
                str(len(debrief.of("promises"))),
                str(len(debrief.transcript.utterances)),
            )
        )

    def show(self, console: Console) -> None:
        """Print the table and its key."""
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column(say(N_("Call")), overflow="ellipsis", no_wrap=True, ratio=1)
        for question in QUESTIONS:
            table.add_column(say(question.name).split(" ")[0], no_wrap=True)
        table.add_column(say(N_("Open")), justify="right")
        table.add_column(say(N_("Promised")), justify="right")
        table.add_column(say(N_("Turns")), justify="right")
        for row in self._rows:
            table.add_row(*map(Text, row))
        console.print(table)
        key = say(N_("● heard, with how many proposals  ○ unknown"))
        console.print(Text(key, style="dim"))
