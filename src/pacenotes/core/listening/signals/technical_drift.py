"""Technical drift: a sales person explains how it works while a technical colleague is there."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from pacenotes.core.listening.acts import asks
from pacenotes.core.listening.finding import Abstention, Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.lexicon import patterns
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.transcript import Utterance
from pacenotes.core.wording import N_, words

SIGNAL = "technical_drift"
DRIFTS = N_("{count} technical terms ({terms}) while {whom} is on the call")
NEEDS_POSITIONS = N_(
    "technical drift can't be told: nobody of ours is known by a sales position, "
    "or the positions of ours aren't known"
)
FEWEST_TERMS = 3
"""Different technical terms that make an explanation; one fewer beside "under the hood"."""
MOST_NAMED = 5
"""Terms that the reason names."""
FEWEST_WORDS = 15
"""Fewer words explain nothing."""


def find(hearing: Hearing) -> Iterator[Finding | Abstention]:
    """One finding an utterance, quoting its most technical sentence."""
    ours = [p for label in hearing.ours if (p := hearing.person(label)) is not None]
    if not ours or any(person.position is None for person in ours):
        yield Abstention(SIGNAL, words(NEEDS_POSITIONS))
    there = [label for label in hearing.ours if _is_technical(hearing, label)]
    if not there:
        return
    for utterance in hearing.transcript.utterances:
        person = hearing.person(utterance.speaker)
        if person is not None and person.is_sales:
            yield from _drift(hearing, utterance, there[0])


def _is_technical(hearing: Hearing, label: str) -> bool:
    person = hearing.person(label)
    return person is not None and person.is_technical


def _drift(hearing: Hearing, utterance: Utterance, whom: str) -> Iterator[Finding]:
    said = [s for s in hearing.sentences_of(utterance.index) if not asks(s)]
    if sum(len(s.text.split()) for s in said) < FEWEST_WORDS:
        return
    terms = {s: _terms(s) for s in said}
    together = sorted(set().union(*terms.values())) if terms else []
    explains = any("explains" in s.kinds("technical") for s in said)
    if len(together) < FEWEST_TERMS - explains:
        return
    most = max(said, key=lambda s: len(terms[s]))
    why = words(DRIFTS, count=str(len(together)), terms=_some(together), whom=whom)
    yield hearing.finding(SIGNAL, "explains_how", most, why, Detail(whom=whom))


def _terms(sentence: Sentence) -> frozenset[str]:
    if "term" not in sentence.kinds("technical"):
        return frozenset()
    return frozenset(match.group(0).lower() for match in _TERM.finditer(sentence.text))


_TERM = re2.compile(
    "(?i)" + next(p.match for p in patterns() if p.lexicon == "technical" and p.kind == "term")
)


def _some(terms: list[str]) -> str:
    """The first few, and how many more there are."""
    more = [f"+{len(terms) - MOST_NAMED}"] if len(terms) > MOST_NAMED else []
    return ", ".join([*terms[:MOST_NAMED], *more])
