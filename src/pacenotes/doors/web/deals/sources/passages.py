"""A written source's words in passages, with a place to come to where cited words begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pacenotes.core.telling.marked_text import Span, stretches
from pacenotes.doors.web.deals.evidence_rows import EvidenceRow


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of characters; `begins` are the ids of the evidence whose words begin with it."""

    text: str
    is_cited: bool
    begins: tuple[str, ...]


def passages(text: str, cited: Iterable[EvidenceRow]) -> Iterator[Passage]:
    """The text in passages that add up to it exactly."""
    spans = [Span(row.piece.start, row.piece.end, str(row.piece.pk)) for row in cited]
    begun: set[str] = set()
    for stretch in stretches(text, spans):
        begins = tuple(name for name in stretch.names if name not in begun)
        begun |= set(begins)
        yield Passage(stretch.text, bool(stretch.names), begins)
