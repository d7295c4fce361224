"""The points of a card with the playbooks' steps that prove them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pacenotes.core.landscape.cards import Point
from pacenotes.rooms.demos.models import PlaybookStep


@dataclass(frozen=True, slots=True)
class Proven:
    """A point, and the steps that prove it where they are asked for."""

    point: Point
    steps: Sequence[PlaybookStep] = ()


def with_steps(
    points: Iterable[Point], steps: Mapping[int, Sequence[PlaybookStep]]
) -> list[Proven]:
    """The points, each with its steps."""
    return [Proven(point, steps.get(point.capability, ())) for point in points]
