"""Who talked how much, as a page or a terminal shows it."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.listening.figures import Figures, Talk
from pacenotes.core.roster import Roster
from pacenotes.core.telling.figure_rows import amount_of_talk, share
from pacenotes.core.telling.voice import PlainVoice, Say
from pacenotes.doors.cli.page_words import position_shown

MOST_SPEAKERS = 24
"""Rows; a call with more speakers shows those who talked most."""


@dataclass(frozen=True, slots=True)
class TalkShown:
    """One speaker's part; `bar` is the share as an SVG width."""

    who: str
    position: str
    party: str
    amount: str
    share: str
    bar: str
    turns: str
    questions: str


def talk_shown(figures: Figures, roster: Roster, say: Say) -> list[TalkShown]:
    """Who talked how much, most first."""
    loudest = sorted(figures.talk, key=lambda talk: -talk.amount)[:MOST_SPEAKERS]
    top = loudest[0].share if loudest and loudest[0].share else 1.0
    return [_one(talk, top, figures, roster, say) for talk in loudest]


def _one(talk: Talk, top: float, figures: Figures, roster: Roster, say: Say) -> TalkShown:
    voice = PlainVoice(say)
    return TalkShown(
        who=talk.speaker or "",
        position=position_shown(roster.of(talk.speaker), say),
        party=talk.party.value,
        amount=amount_of_talk(talk.amount, figures, voice),
        share=share(talk.share, voice),
        bar=f"{talk.share / top * 100:.1f}%",
        turns=str(talk.turns),
        questions=str(talk.questions),
    )
