"""Real meetings to listen to beside the made-up call, where the corpora are there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench.timing import timed
from evaluation.corpora import Corpora, Missing
from pacenotes.core.listening.listen import listen
from pacenotes.core.seating import seat
from pacenotes.core.transcript import Transcript, Utterance

FILES = {
    "AMI": "conversations/ami_utterances.jsonl",
    "Akash working groups": "conversations/akash_meet.jsonl",
}
MOST = 12
"""Meetings of each file."""


@dataclass(frozen=True, slots=True)
class Meetings:
    """Meetings of one file, listened to: `seconds` is the sum of each one's best of three."""

    name: str
    meetings: int
    words: int
    seconds: float

    @property
    def for_an_hour(self) -> float:
        """Seconds for 9,000 words, about an hour of talk."""
        return self.seconds / self.words * 9_000


def real_meetings() -> list[Meetings]:
    """Those of the files that are in the corpora's folder, `make evaluate`'s."""
    corpora = Corpora(Path(os.environ.get("PACENOTES_CORPORA") or "../shared/data"))
    found = []
    for name, file in FILES.items():
        try:
            found.append(_listened_to(name, corpora.meetings(file)))
        except Missing:
            continue
    return found


def _listened_to(name: str, meetings: dict[str, list[dict[str, Any]]]) -> Meetings:
    transcripts = [_transcript(meetings[meeting]) for meeting in sorted(meetings)[:MOST]]
    seconds, words = 0.0, 0
    for transcript in transcripts:
        roster = seat(transcript)
        seconds += min(timed(partial(listen, transcript, roster)) for _ in range(3))
        words += sum(len(utterance.text.split()) for utterance in transcript.utterances)
    return Meetings(name, len(transcripts), words, seconds)


def _transcript(lines: list[dict[str, Any]]) -> Transcript:
    return Transcript(
        "corpus",
        tuple(
            Utterance(at, line.get("speaker"), line["text"], line.get("start"), line.get("end"))
            for at, line in enumerate(lines)
        ),
    )
