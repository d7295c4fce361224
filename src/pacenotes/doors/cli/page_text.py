"""The whole text of a call as its page shows it, with the words that were quoted marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pacenotes.core.axis import place
from pacenotes.core.lanes import shape_of
from pacenotes.core.listening.finding import Finding
from pacenotes.core.telling.marked_text import Span, Stretch, stretches
from pacenotes.core.telling.meaning import name_of
from pacenotes.core.telling.voice import Say
from pacenotes.core.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin beside an utterance."""

    shape: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance; `is_same` where the speaker is the one before, who isn't named again."""

    id: str
    at: str
    who: str
    is_same: bool
    stretches: tuple[Stretch, ...]
    notes: list[Note]


def text_shown(
    transcript: Transcript, findings: Sequence[Finding], prefix: str, say: Say
) -> list[Line]:
    """Every utterance in order, each with an anchor `<prefix>u-<index>`."""
    of: dict[int, list[Finding]] = {}
    for finding in findings:
        of.setdefault(finding.quote.utterance, []).append(finding)
    lines = []
    before: str | None = ""
    for utterance in transcript.utterances:
        here = of.get(utterance.index, [])
        notes = dict.fromkeys(
            Note(shape_of(f.signal), name_of(f.signal, f.kind, say)) for f in here
        )
        lines.append(
            Line(
                id=f"{prefix}u-{utterance.index}",
                at=place(utterance.index, utterance.start),
                who=utterance.speaker or "",
                is_same=utterance.speaker == before,
                stretches=stretches(utterance.text, [_span(f, say) for f in here]),
                notes=list(notes),
            )
        )
        before = utterance.speaker
    return lines


def _span(finding: Finding, say: Say) -> Span:
    quote = finding.quote
    return Span(quote.start, quote.end, name_of(finding.signal, finding.kind, say))
