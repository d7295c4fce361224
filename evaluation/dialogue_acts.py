"""Dialogue acts: suggestions and questions on AMI, questions and interruptions on MRDA."""

from __future__ import annotations

from evaluation.corpora import Corpora
from evaluation.meetings import everybody_ours, transcript
from evaluation.scores import Score, score
from pacenotes.core.listening.acts import asks, suggests
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.signals.cut_offs import is_interrupted, next_speaker

AMI = "conversations/ami_utterances.jsonl"
MRDA = "conversations/mrda_utterances.jsonl"
QUESTIONS = frozenset({"el.inf", "el.sug", "el.ass", "el.und"})


def ami_suggestions(corpora: Corpora) -> dict[str, Score]:
    """By meeting: utterances labelled `sug`."""
    return {
        meeting: score(
            (any(map(suggests, hearing.sentences_of(at))), line["act"] == "sug")
            for at, line in enumerate(lines)
            if "act" in line
        )
        for meeting, lines in corpora.meetings(AMI).items()
        for hearing in (_heard(lines),)
    }


def ami_questions(corpora: Corpora) -> dict[str, Score]:
    """By meeting: utterances labelled with one of the four elicits."""
    return {
        meeting: score(
            (any(map(asks, hearing.sentences_of(at))), line["act"] in QUESTIONS)
            for at, line in enumerate(lines)
            if "act" in line
        )
        for meeting, lines in corpora.meetings(AMI).items()
        for hearing in (_heard(lines),)
    }


def mrda_questions(corpora: Corpora) -> dict[str, Score]:
    """By meeting: utterances of MRDA's basic class Q."""
    return {
        meeting: score(
            (any(map(asks, hearing.sentences_of(at))), line.get("basic") == "Q")
            for at, line in enumerate(lines)
        )
        for meeting, lines in corpora.meetings(MRDA).items()
        for hearing in (_heard(lines),)
    }


def mrda_interrupted(corpora: Corpora) -> dict[str, Score]:
    """By meeting: utterances marked as interrupted by somebody else (not abandoned)."""
    return {
        meeting: score(
            (_is_cut(hearing, at), bool(line.get("interrupted"))) for at, line in enumerate(lines)
        )
        for meeting, lines in corpora.meetings(MRDA).items()
        for hearing in (_heard(lines),)
    }


def _is_cut(hearing: Hearing, at: int) -> bool:
    cut = hearing.transcript.utterances[at]
    after = next_speaker(hearing, cut)
    return after is not None and is_interrupted(hearing, cut, after)


def _heard(lines: list[dict[str, object]]) -> Hearing:
    call = transcript(lines)
    return Hearing(call, everybody_ours(call.speakers))
