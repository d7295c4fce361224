"""Real meetings to listen to beside the made-up call, where the corpora are there."""

from __future__ import annotations

import gzip
import json
import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from bench.timing import timed
from pacenotes.core.listening.listen import listen
from pacenotes.core.seating import seat
from pacenotes.core.transcript import Transcript, Utterance

CORPORA = Path(os.environ.get("PACENOTES_CORPORA", ""))
FILES = ("ami_utterances.jsonl.gz", "akash_meet.jsonl.gz")
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
    """Every file of `PACENOTES_CORPORA` that is there; none where the variable isn't set."""
    folder = CORPORA / "conversations"
    return [_of_file(folder / name) for name in FILES if (folder / name).is_file()]


def _of_file(path: Path) -> Meetings:
    rows = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            rows[row["meeting"]].append(row)
    transcripts = [_transcript(rows[name]) for name in sorted(rows)[:MOST]]
    seconds = words = 0.0
    for transcript in transcripts:
        roster = seat(transcript)
        seconds += min(timed(lambda t=transcript, r=roster: listen(t, r)) for _ in range(3))  # type: ignore[misc]
        words += sum(len(utterance.text.split()) for utterance in transcript.utterances)
    return Meetings(path.name.partition("_")[0], len(transcripts), int(words), seconds)


def _transcript(rows: list[dict[str, object]]) -> Transcript:
    return Transcript(
        "corpus",
        tuple(
            Utterance(at, row.get("speaker"), row["text"], row.get("start"), row.get("end"))  # type: ignore[arg-type]
            for at, row in enumerate(rows)
        ),
    )
