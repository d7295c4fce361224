"""Pitfalls: doubts, others in the race, procurement, security, people who are against it."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening import windows
from pacenotes.core.listening.answers import with_replies
from pacenotes.core.listening.finding import Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.lexicon import Hit
from pacenotes.core.wording import N_, words

SIGNAL = "pitfalls"
REASONS = {
    "objection": N_("“{words}” is a doubt"),
    "competitor": N_("“{words}”: somebody else is in the race"),
    "procurement": N_("“{words}”: procurement or legal has a say"),
    "security": N_("“{words}”: security or data protection has a say"),
    "politics": N_("“{words}”: people or changes inside could stop it"),
}


def find(hearing: Hearing) -> Iterator[Finding]:
    """Every pitfall, one of each kind a sentence; a customer's doubt may well be a question."""
    return with_replies(hearing, SIGNAL, "competitor", _pitfalls(hearing), probe="competitor")


def _pitfalls(hearing: Hearing) -> Iterator[Finding]:
    for sentence, hit in hearing.hits(SIGNAL):
        if hearing.is_ours(sentence.speaker):
            continue
        if hit.kind == "competitor" and _is_no_rival(hearing, hit):
            continue
        said = sentence.words_of(hit)
        detail = Detail(what=_competitor(hit), is_hedged=hit.is_hedged)
        why = words(REASONS[hit.kind], words=said)
        yield hearing.finding(SIGNAL, hit.kind, sentence, why, detail, hit)


def _is_no_rival(hearing: Hearing, hit: Hit) -> bool:
    """Whether the name is somebody's on this call, our own company's, or a month's or a day's."""
    named = _competitor(hit)
    if named is None:
        return False
    first = named.split()[0].casefold()
    return (
        first in windows.MONTHS
        or first in windows.WEEKDAYS
        or named.casefold() in hearing.our_companies
        or hearing.names.within(named) is not None
    )


def _competitor(hit: Hit) -> str | None:
    return hit.group("who") if hit.kind == "competitor" else None
