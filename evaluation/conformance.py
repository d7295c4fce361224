"""WebVTT conformance: our cues against the expected ones of a public conformance suite."""

from __future__ import annotations

from evaluation.corpora import Corpora
from evaluation.scores import Score
from evaluation.webvtt_conformance import score as scored

FOLDER = "transcripts/webvtt_conformance"


def conformance(corpora: Corpora) -> dict[str, Score]:
    """Files whose cues equal the expected ones, of all files."""
    passed, total, _ = scored(corpora.path(FOLDER))
    return {"files": Score(passed, total, total)}
