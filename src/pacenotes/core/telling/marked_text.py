"""An utterance cut where findings begin and end, so that each stretch is marked once."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Where a finding stands in an utterance, and what it is called."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters; `names` are the findings that it is part of."""

    text: str
    names: tuple[str, ...]

    @property
    def label(self) -> str:
        """The findings' names in one line."""
        return " · ".join(dict.fromkeys(self.names))


def stretches(text: str, spans: Sequence[Span]) -> tuple[Stretch, ...]:
    """The text in runs that add up to it exactly."""
    if not spans:
        return (Stretch(text, ()),)
    inside = {edge for s in spans for edge in (s.start, s.end) if 0 < edge < len(text)}
    edges = [0, *sorted(inside), len(text)]
    return tuple(
        Stretch(text[low:high], tuple(s.name for s in spans if s.start <= low and high <= s.end))
        for low, high in itertools.pairwise(edges)
        if low < high
    )
