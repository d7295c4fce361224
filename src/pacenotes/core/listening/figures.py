"""A call's figures by the field's definitions: context, never a target or a score."""

from __future__ import annotations

import enum
import itertools
import statistics
from dataclasses import dataclass

from pacenotes.core.listening.acts import asks
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.roster import Party
from pacenotes.core.transcript import Utterance
from pacenotes.core.wording import N_, Words, words


class Measured(enum.StrEnum):
    """What a share of talk was measured in."""

    SECONDS = "seconds"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Talk:
    """One speaker's part: how much (in `Figures.measured` units) and its share of all, 0 to 1."""

    speaker: str | None
    party: Party
    amount: float
    share: float
    turns: int
    questions: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a call; None where the call can't show it, with the reason in `unknown`.

    `talk_ratio` is our share of all talk by known parties, 0 to 1. `longest_monologue` (ours) and
    `longest_customer_story` (theirs) are the longest talk without the other party's, in seconds, or
    words where there are no times. `interactivity` is how often the word passed between the
    parties, an hour (a thousand words where there are no times). `patience` is the median pause in
    seconds between the customer's last word and our first. `question_rate` is our questions an
    hour (a thousand words). `overtalk` is the share of the call's time in which two or more talked.
    Definitions and their sources: GLOSSARY.
    """

    measured: Measured
    talk: tuple[Talk, ...]
    length: float
    talk_ratio: float | None
    longest_monologue: float | None
    longest_customer_story: float | None
    interactivity: float | None
    patience: float | None
    question_rate: float | None
    overtalk: float | None
    unknown: tuple[Words, ...] = ()


NO_PARTIES = N_("who is on our side isn't known, so nothing that compares the two sides is given")
NO_TIMES = N_(
    "not every utterance has a start and an end, so amounts are in words; "
    "patience and overtalk are unknown"
)


def figures(hearing: Hearing) -> Figures:
    """Measure a call: by time where every utterance has times, else by words."""
    utterances = hearing.transcript.utterances
    by_time = hearing.transcript.has_times
    measured = Measured.SECONDS if by_time else Measured.WORDS
    amounts = [_seconds(u) if by_time else float(len(u.text.split())) for u in utterances]
    length = _span(utterances) if by_time else sum(amounts)
    per = length / 3600 if by_time else length / 1000
    parties = [hearing.party(u.speaker) for u in utterances]
    asked = [any(asks(s) for s in hearing.sentences_of(u.index)) for u in utterances]
    talk = _talk(hearing, amounts, asked)
    knows = Party.OURS in parties and Party.THEIRS in parties
    ours = sum(a for a, p in zip(amounts, parties, strict=True) if p is Party.OURS)
    theirs = sum(a for a, p in zip(amounts, parties, strict=True) if p is Party.THEIRS)
    runs = _runs(amounts, parties)
    changes = sum(1 for a, b in itertools.pairwise(runs) if {a[0], b[0]} == _BOTH)
    our_questions = sum(1 for q, p in zip(asked, parties, strict=True) if q and p is Party.OURS)
    unknown = () if knows else (words(NO_PARTIES),)
    return Figures(
        measured=measured,
        talk=talk,
        length=length,
        talk_ratio=ours / (ours + theirs) if knows and ours + theirs else None,
        longest_monologue=_longest(runs, Party.OURS) if knows else None,
        longest_customer_story=_longest(runs, Party.THEIRS) if knows else None,
        interactivity=changes / per if knows and per else None,
        patience=_patience(utterances, parties) if by_time and knows else None,
        question_rate=our_questions / per if knows and per else None,
        overtalk=_overtalk(utterances, length) if by_time else None,
        unknown=unknown if by_time else (*unknown, words(NO_TIMES)),
    )


_BOTH = {Party.OURS, Party.THEIRS}


def _seconds(utterance: Utterance) -> float:
    return max(0.0, (utterance.end or 0.0) - (utterance.start or 0.0))


def _span(utterances: tuple[Utterance, ...]) -> float:
    return max(u.end or 0.0 for u in utterances) - min(u.start or 0.0 for u in utterances)


def _talk(hearing: Hearing, amounts: list[float], asked: list[bool]) -> tuple[Talk, ...]:
    total = sum(amounts) or 1.0
    sums: dict[str | None, list[float]] = {}
    turns: dict[str | None, int] = {}
    last: object = _BOTH
    for utterance, amount, asking in zip(
        hearing.transcript.utterances, amounts, asked, strict=True
    ):
        speaker = utterance.speaker
        entry = sums.setdefault(speaker, [0.0, 0.0])
        entry[0] += amount
        entry[1] += asking
        turns[speaker] = turns.get(speaker, 0) + (speaker != last)
        last = speaker
    return tuple(
        Talk(speaker, hearing.party(speaker), amount, amount / total, turns[speaker], int(asking))
        for speaker, (amount, asking) in sums.items()
    )


def _runs(amounts: list[float], parties: list[Party]) -> list[tuple[Party, float]]:
    """Talk by one party without a break, back to back utterances added up."""
    runs: list[tuple[Party, float]] = []
    for amount, party in zip(amounts, parties, strict=True):
        if runs and runs[-1][0] is party:
            runs[-1] = (party, runs[-1][1] + amount)
        else:
            runs.append((party, amount))
    return runs


def _longest(runs: list[tuple[Party, float]], party: Party) -> float | None:
    return max((amount for whose, amount in runs if whose is party), default=None)


def _patience(utterances: tuple[Utterance, ...], parties: list[Party]) -> float | None:
    pauses = [
        max(0.0, (after.start or 0.0) - (before.end or 0.0))
        for (before, was), (after, now) in itertools.pairwise(zip(utterances, parties, strict=True))
        if was is Party.THEIRS and now is Party.OURS
    ]
    return statistics.median(pauses) if pauses else None


def _overtalk(utterances: tuple[Utterance, ...], length: float) -> float | None:
    """The share of `length` in which two or more talk, by sweeping over starts and ends."""
    edges = sorted(
        edge
        for u in utterances
        if (u.end or 0.0) > (u.start or 0.0)
        for edge in ((u.start or 0.0, 1), (u.end or 0.0, -1))
    )
    talking, since, over = 0, 0.0, 0.0
    for at, step in edges:
        if talking > 1:
            over += at - since
        talking, since = talking + step, at
    return over / length if length else None
