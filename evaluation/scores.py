"""Precision, recall and F1 of decisions against labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """How often what was said was right (`precision`) and what was there was said (`recall`)."""

    right: int
    said: int
    there: int

    @property
    def precision(self) -> float | None:
        """Right of what was said, 0 to 1; None where nothing was said."""
        return self.right / self.said if self.said else None

    @property
    def recall(self) -> float | None:
        """Right of what was there, 0 to 1; None where nothing was there."""
        return self.right / self.there if self.there else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two, 0 to 1; None where nothing was there or said."""
        return 2 * self.right / (self.said + self.there) if self.said + self.there else None

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.said + other.said, self.there + other.there)


def score(pairs: Iterable[tuple[bool, bool]]) -> Score:
    """A `Score` from `(said, there)` pairs."""
    right = said = there = 0
    for is_said, is_there in pairs:
        right += is_said and is_there
        said += is_said
        there += is_there
    return Score(right, said, there)
