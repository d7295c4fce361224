"""The whole text of a call as its page shows it, with the words that were quoted marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pacenotes.core.axis import place
from pacenotes.core.listening.finding import Finding
from pacenotes.core.transcript import Transcript
from pacenotes.doors.cli.page_words import Say, name_of, shape_of


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an utterance, quoted by a finding or not."""

    text: str
    is_quoted: bool


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
    pieces: list[Piece]
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
        notes = dict.fromkeys(Note(shape_of(f), name_of(f, say)) for f in here)
        lines.append(
            Line(
                id=f"{prefix}u-{utterance.index}",
                at=place(utterance.index, utterance.start),
                who=utterance.speaker or "",
                is_same=utterance.speaker == before,
                pieces=_pieces(utterance.text, here),
                notes=list(notes),
            )
        )
        before = utterance.speaker
    return lines


def _pieces(text: str, findings: list[Finding]) -> list[Piece]:
    """The text cut where quotes begin and end; quotes that overlap are one."""
    pieces, done = [], 0
    spans = sorted((f.quote.start, f.quote.end) for f in findings)
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    for start, end in merged:
        pieces += [Piece(text[done:start], False), Piece(text[start:end], True)]
        done = end
    pieces.append(Piece(text[done:], False))
    return [piece for piece in pieces if piece.text]
