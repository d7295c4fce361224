"""Listen to a call: every signal in turn, their findings checked against the call's own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pacenotes.core.listening.figures import Figures, figures
from pacenotes.core.listening.finding import Abstention, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.proposer import Proposer, admit
from pacenotes.core.listening.recorded import Driven, in_order
from pacenotes.core.listening.signals import SIGNALS
from pacenotes.core.roster import Roster
from pacenotes.core.transcript import Transcript

LISTENER_VERSION = 1
"""Counts up whenever the same call could give other findings; rooms store it with each."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """What was heard on a call: findings in the call's order, abstentions, and its figures."""

    transcript: Transcript
    roster: Roster
    findings: tuple[Finding, ...]
    abstentions: tuple[Abstention, ...]
    figures: Figures
    on: dt.date | None
    listener_version: int = LISTENER_VERSION

    def of(self, *signals: str) -> tuple[Finding, ...]:
        """The findings of these signals, in the call's order."""
        return tuple(finding for finding in self.findings if finding.signal in signals)


def listen(
    transcript: Transcript,
    roster: Roster,
    on: dt.date | None = None,
    proposers: Sequence[Proposer] = SIGNALS,
    driving: Sequence[Driven] = (),
) -> Debrief:
    """Listen to a call held `on` a day (default: the transcript's own) with these proposers.

    `driving` is who had the wheel by a demo's record; without it that is told from the words.
    """
    hearing = Hearing(transcript, roster, on or transcript.held_on, driving=in_order(driving))
    heard = [item for proposer in proposers for item in proposer.find(hearing)]
    admitted = admit((item for item in heard if isinstance(item, Finding)), transcript)
    return Debrief(
        transcript=transcript,
        roster=roster,
        findings=tuple(sorted(admitted, key=_in_call_order)),
        abstentions=tuple(dict.fromkeys(i for i in heard if isinstance(i, Abstention))),
        figures=figures(hearing),
        on=hearing.on,
    )


def _in_call_order(finding: Finding) -> tuple[int, int]:
    return finding.quote.utterance, finding.quote.start
