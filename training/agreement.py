"""How far two people agree on what is labelled: `python -m training.agreement`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evaluation.sales_talk import FOLDER, Fragment, fragment, fragments
from evaluation.scores import Score, score
from pacenotes.core.listening.finding import Window

SECOND = "second_pass.jsonl"
FEWEST = 10
"""Turns with a `signal.kind`, by either pass, that make it worth a row."""

Pair = tuple[Fragment, Fragment]
"""A fragment as the first and as the second pass labelled it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two passes over the same turns: `first` and `second` have the name, `both` the two of them.

    `name` is a signal or a `signal.kind`; `turns` are all there are, with it or without.
    """

    name: str
    turns: int
    first: int
    second: int
    both: int

    @property
    def f1(self) -> float | None:
        """F1 of the one against the other, the same both ways; None where neither has it."""
        return Score(self.both, self.second, self.first).f1

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa, at most 1; 0 is what chance does. None where chance does all there is."""
        with_it = self.first * self.second / self.turns**2
        without = (self.turns - self.first) * (self.turns - self.second) / self.turns**2
        chance = with_it + without
        if chance == 1:
            return None
        alike = 1 - (self.first + self.second - 2 * self.both) / self.turns
        return (alike - chance) / (1 - chance)

    @property
    def either(self) -> int:
        """Turns that have it by one pass or by the two."""
        return self.first + self.second - self.both


def paired(first: Iterable[Fragment], second: Iterable[Fragment]) -> list[Pair]:
    """The fragments of the second pass, each with its first. ValueError if the words differ."""
    by_id = {each.id: each for each in first}
    pairs = []
    for each in second:
        before = by_id.get(each.id)
        if before is None or _said(before) != _said(each):
            raise ValueError(f"{each.id} isn't what the first pass labelled: draw it anew.")
        pairs.append((before, each))
    return pairs


def by_signal(pairs: Sequence[Pair]) -> list[Agreement]:
    """Every signal that either pass heard; a turn has it if it has any of its kinds."""
    return _agreements(pairs, whole=True)


def by_kind(pairs: Sequence[Pair], fewest: int = FEWEST) -> list[Agreement]:
    """Every `signal.kind` that stands in so many turns, by one pass or by the two."""
    return [each for each in _agreements(pairs, whole=False) if each.either >= fewest]


def windows(pairs: Sequence[Pair]) -> tuple[int, int]:
    """Of labels that both passes dated (each once a turn): how many alike, of how many."""
    alike = there = 0
    for before, after in pairs:
        due = _dues(after)
        for key, window in _dues(before).items():
            if key in due:
                there += 1
                alike += window == due[key]
    return alike, there


def as_markdown(pairs: Sequence[Pair]) -> str:
    """A table of signals, one of kinds, and a line on dates."""
    signals = by_signal(pairs)
    kinds = _agreements(pairs, whole=False)
    alike, there = windows(pairs)
    turns = sum(len(before.transcript.utterances) for before, _ in pairs)
    return "\n".join([
        f"{len(pairs)} fragments, {turns} turns. F1 and Cohen's kappa by turn.",
        "",
        *_table("signal", [*signals, _together("all, by signal", signals)]),
        "",
        *_table("label", [*by_kind(pairs), _together("all, by label", kinds)]),
        "",
        f"Days: {alike} of {there} that both passes dated are the same.",
        "",
    ])  # fmt: skip


def main() -> int:
    """Print the agreement of the second pass with the first."""
    lines = (FOLDER / SECOND).read_text("utf-8").splitlines()
    second = [fragment(json.loads(line)) for line in lines if line.strip()]
    print(as_markdown(paired(fragments(), second)), end="")
    return 0


def _said(of: Fragment) -> list[tuple[str | None, str]]:
    return [(turn.speaker, turn.text) for turn in of.transcript.utterances]


def _names(of: Fragment, turn: int, *, whole: bool) -> set[str]:
    return {name.partition(".")[0] if whole else name for name in of.there(turn)}


def _agreements(pairs: Sequence[Pair], *, whole: bool) -> list[Agreement]:
    turns = [
        (_names(before, at, whole=whole), _names(after, at, whole=whole))
        for before, after in pairs
        for at in range(len(before.transcript.utterances))
    ]
    names = sorted({name for before, after in turns for name in before | after})
    counted = {name: score((name in b, name in a) for a, b in turns) for name in names}
    return [Agreement(name, len(turns), s.there, s.said, s.right) for name, s in counted.items()]


def _dues(of: Fragment) -> dict[tuple[int, str], Window]:
    """By turn and name; a name that stands twice in a turn can't be told apart and is left out."""
    dated = [(label.turn, label.name) for label in of.labels]
    return {
        (label.turn, label.name): label.due
        for label in of.labels
        if label.due and dated.count((label.turn, label.name)) == 1
    }


def _together(name: str, of: Sequence[Agreement]) -> Agreement:
    """Every decision on every turn, added up."""
    return Agreement(
        name,
        sum(each.turns for each in of),
        sum(each.first for each in of),
        sum(each.second for each in of),
        sum(each.both for each in of),
    )


def _table(head: str, rows: Iterable[Agreement]) -> Iterator[str]:
    yield f"| {head} | first | second | both | F1 | kappa |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for row in rows:
        counts = f"{row.first} | {row.second} | {row.both}"
        yield f"| {row.name} | {counts} | {_figure(row.f1)} | {_figure(row.kappa)} |"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    sys.exit(main())
