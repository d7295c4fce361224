"""The figures as a table, as JSON, and as the page of docs/reference."""

from __future__ import annotations

import json
from dataclasses import dataclass
from statistics import median

from evaluation.scores import Score


@dataclass(frozen=True, slots=True)
class Result:
    """A task's scores by meeting (or call, or pillar); `skipped` says what was missing."""

    key: str
    name: str
    scores: dict[str, Score]
    seconds: float
    skipped: str | None = None

    @property
    def total(self) -> Score:
        """All meetings' counts added up."""
        return sum(self.scores.values(), Score(0, 0, 0))

    @property
    def median_f1(self) -> float | None:
        """The median meeting's F1, of those in which there was anything to find."""
        figures = [s.f1 for s in self.scores.values() if s.there and s.f1 is not None]
        return median(figures) if figures else None


HEAD = ("task", "precision", "recall", "F1", "median F1", "meetings", "there")


def _row(result: Result) -> tuple[str, ...]:
    if result.skipped:
        return (result.name, f"skipped: {result.skipped}", "", "", "", "", "")
    total = result.total
    return (
        result.name,
        _figure(total.precision),
        _figure(total.recall),
        _figure(total.f1),
        _figure(result.median_f1),
        str(len(result.scores)),
        str(total.there),
    )


def _pillar_rows(result: Result) -> list[tuple[str, ...]]:
    if not result.key.startswith("pillars"):
        return []
    return [
        (f"  {name}", _figure(s.precision), _figure(s.recall), _figure(s.f1), "", "", str(s.there))
        for name, s in result.scores.items()
    ]


def _rows(results: list[Result]) -> list[tuple[str, ...]]:
    return [row for result in results for row in (_row(result), *_pillar_rows(result))]


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def as_table(results: list[Result]) -> str:
    """Columns for a terminal."""
    rows = [HEAD, *_rows(results)]
    wide = [row for row in rows if not row[1].startswith("skip")]
    widths = [max(len(row[at]) for row in wide) for at in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def as_json(results: list[Result]) -> str:
    """An object a task: the sums, and each meeting's counts."""
    return json.dumps(
        {
            result.key: {
                "name": result.name,
                "skipped": result.skipped,
                "precision": result.total.precision if result.scores else None,
                "recall": result.total.recall if result.scores else None,
                "f1": result.total.f1 if result.scores else None,
                "median_f1": result.median_f1,
                "seconds": round(result.seconds, 2),
                "by": {
                    name: {"right": s.right, "said": s.said, "there": s.there}
                    for name, s in result.scores.items()
                },
            }
            for result in results
        },
        indent=2,
    )


def as_markdown(results: list[Result]) -> str:
    """The page of docs/reference, with the command that made it."""
    lines = [
        "# How well the listener hears",
        "",
        "Made by `make evaluate`; the listener as shipped, no driver, act or pillar given unless",
        "the task's name says so. `median F1` is the median meeting's. `there` counts the labels.",
        "",
        "| " + " | ".join(HEAD) + " |",
        "|---|" + "---:|" * (len(HEAD) - 1),
    ]
    rows = (" | ".join(cell.strip() or " " for cell in row) for row in _rows(results))
    lines += [f"| {row} |" for row in rows]
    return "\n".join(lines) + "\n"
