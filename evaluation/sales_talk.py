"""The labelled sales talk of training/sales_talk: fragments of calls, and what is right of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pacenotes.core.listening.finding import Window
from pacenotes.core.positions import position_or_bare
from pacenotes.core.roster import Party, Person, Roster
from pacenotes.core.transcript import Transcript, Utterance

FOLDER = Path(__file__).resolve().parent.parent / "training" / "sales_talk"
FILES = ("a", "b", "c")


@dataclass(frozen=True, slots=True)
class Label:
    """One thing that a turn does: `name` is `signal.kind`; `words` stand in the turn, if given."""

    turn: int
    name: str
    words: str | None = None
    due: Window | None = None


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a call as the listener gets it, with its labels.

    `feigned` are the signals (or `signal.kind`) that a turn sounds like and isn't.
    """

    id: str
    transcript: Transcript
    roster: Roster
    on: dt.date
    driver: str | None
    labels: tuple[Label, ...]
    feigned: tuple[tuple[int, str], ...]

    def there(self, turn: int) -> set[str]:
        """What a turn does."""
        return {label.name for label in self.labels if label.turn == turn}


def fragments(folder: Path = FOLDER) -> list[Fragment]:
    """Every fragment, in the order of the files."""
    return [
        fragment(json.loads(line))
        for name in FILES
        for path in (folder / f"{name}.jsonl",)
        if path.exists()
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]


def fragment(data: dict[str, Any]) -> Fragment:
    """One line of a file, read."""
    turns = data["turns"]
    people = tuple(_person(person) for person in data["people"])
    utterances = tuple(
        Utterance(at, turn["speaker"], turn["text"], turn.get("at"), turn.get("end"))
        for at, turn in enumerate(turns)
    )
    return Fragment(
        id=data["id"],
        transcript=Transcript("fragment", utterances),
        roster=Roster(people, tuple((person.name, at) for at, person in enumerate(people))),
        on=dt.date.fromisoformat(data["day"]),
        driver=data.get("driver"),
        labels=tuple(
            label for at, turn in enumerate(turns) for label in _labels(at, turn.get("labels", []))
        ),
        feigned=tuple((at, name) for at, turn in enumerate(turns) for name in turn.get("not", [])),
    )


def _person(data: dict[str, Any]) -> Person:
    party = Party(data.get("side", "unknown"))
    held = position_or_bare(data["position"]) if data.get("position") else None
    return Person(data["name"], party, held, data.get("title"), data.get("company"))


def _labels(turn: int, labels: list[Any]) -> Iterator[Label]:
    for label in labels:
        if isinstance(label, str):
            yield Label(turn, label)
        else:
            yield Label(turn, label["label"], label.get("words"), _due(label.get("due")))


def _due(data: dict[str, str] | None) -> Window | None:
    if not data or "from" not in data:
        return None
    return Window(
        dt.date.fromisoformat(data["from"]), dt.date.fromisoformat(data.get("to") or data["from"])
    )
