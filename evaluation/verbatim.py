"""Verbatim: every finding's words, looked up in the call by other means than the listener's own."""

from __future__ import annotations

from pathlib import Path

from evaluation.corpora import Corpora
from evaluation.meetings import everybody_ours, transcript
from evaluation.scores import Score
from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.signals import SIGNALS
from pacenotes.core.reading import Unreadable, read
from pacenotes.core.seating import seat
from pacenotes.core.transcript import Transcript

FOLDERS = ("transcripts/sales", "transcripts/zoom", "transcripts/google_meet")
MEETINGS = "conversations/akash_meet.jsonl"


def verbatim(corpora: Corpora) -> dict[str, Score]:
    """By call or meeting: findings proposed (before core admits them) whose words stand in it."""
    scores = {}
    for folder in FOLDERS:
        for path in sorted(corpora.path(folder).iterdir()):
            call = _read(path)
            if call is not None:
                hearing = Hearing(call, seat(call), call.held_on)
                scores[path.name] = _checked(hearing)
    for meeting, lines in corpora.meetings(MEETINGS).items():
        call = transcript(lines)
        scores[meeting] = _checked(Hearing(call, everybody_ours(call.speakers)))
    return scores


def _read(path: Path) -> Transcript | None:
    try:
        return read(path.read_bytes(), path.name)
    except Unreadable:
        return None


def _checked(hearing: Hearing) -> Score:
    """Right: the quoted words are a substring of what that speaker said in that utterance."""
    found = [f for signal in SIGNALS for f in signal.find(hearing) if isinstance(f, Finding)]
    kept = [
        f
        for f in found
        if f.quote.text
        and f.quote.text in hearing.transcript.utterances[f.quote.utterance].text
        and f.speaker == hearing.transcript.utterances[f.quote.utterance].speaker
    ]
    return Score(len(kept), len(found), len(found))
