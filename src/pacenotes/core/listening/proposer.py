"""The one place where other ears come in: what may propose findings, and what core admits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from pacenotes.core.listening.finding import Abstention, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.transcript import Transcript


class Proposer(Protocol):
    """Anything that listens to a call and proposes findings: a signal's patterns, a trained model.

    `SIGNAL` names what it listens for. A proposer that lacks what it needs yields an `Abstention`.
    """

    SIGNAL: str

    def find(self, hearing: Hearing) -> Iterable[Finding | Abstention]:
        """What it proposes, in the call's order."""
        ...


def is_verbatim(finding: Finding, transcript: Transcript) -> bool:
    """Whether a finding's words stand in the call where it says they do, said by whom it says."""
    quote = finding.quote
    if not 0 <= quote.utterance < len(transcript.utterances):
        return False
    utterance = transcript.utterances[quote.utterance]
    return (
        0 <= quote.start < quote.end <= len(utterance.text)
        and utterance.text[quote.start : quote.end] == quote.text
        and utterance.speaker == finding.speaker
        and utterance.start == finding.at
    )


def admit(proposed: Iterable[Finding], transcript: Transcript) -> Iterator[Finding]:
    """The findings that are evidence, whoever proposed them: their words were really said."""
    return (finding for finding in proposed if is_verbatim(finding, transcript))
