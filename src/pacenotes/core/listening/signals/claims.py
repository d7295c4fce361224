"""Claims: what we said of ourselves and of others, to be held against the landscape later."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from pacenotes.core.listening.acts import asks
from pacenotes.core.listening.finding import Abstention, Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.lexicon import options
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.roster import Party
from pacenotes.core.wording import N_, words

SIGNAL = "claims"
REASONS = {
    "unique": N_("“{words}” claims that nobody else does"),
    "about_ourselves": N_("“{words}” says what ours does"),
    "about_competitor": N_("“{words}” speaks of others"),
}
NAMES = N_("{who} was named by the customer as another in the race")
NEEDS_PARTIES = N_("what we claimed can't be told: who is on our side isn't known")
_IN_THIS_ORDER = ("about_competitor", "unique", "about_ourselves")


def find(hearing: Hearing) -> Iterator[Finding | Abstention]:
    """Statements of ours only; `what` is the competitor where one is named."""
    if not hearing.ours:
        yield Abstention(SIGNAL, words(NEEDS_PARTIES))
        return
    rivals, names = _rivals(hearing), _our_name(hearing)
    for sentence in hearing.sentences:
        if hearing.is_ours(sentence.speaker) and not asks(sentence):
            yield from _claim(hearing, sentence, rivals, names)


def _claim(
    hearing: Hearing,
    sentence: Sentence,
    rivals: re2._Regexp | None,
    names: re2._Regexp | None,
) -> Iterator[Finding]:
    rival = rivals.search(sentence.text) if rivals is not None else None
    if rival is not None:
        named = rival.group()
        detail = Detail(what=named)
        yield hearing.finding(SIGNAL, "about_competitor", sentence, words(NAMES, who=named), detail)
        return
    ours = names.search(sentence.text) if names is not None else None
    hits = {hit.kind: hit for hit in reversed(sentence.hits(SIGNAL))}
    kind = next((kind for kind in _IN_THIS_ORDER if kind in hits), None)
    if kind is not None:
        said = sentence.words_of(hits[kind])
        why = words(REASONS[kind], words=said)
        yield hearing.finding(SIGNAL, kind, sentence, why, hit=hits[kind])
    elif ours is not None:
        why = words(REASONS["about_ourselves"], words=ours.group())
        yield hearing.finding(SIGNAL, "about_ourselves", sentence, why)


def _our_name(hearing: Hearing) -> re2._Regexp | None:
    """Our company as the one that does something ("Northbeam integrates …")."""
    companies = {p.company for p in hearing.roster.people if p.party is Party.OURS and p.company}
    if not companies:
        return None
    either = "|".join(re2.escape(company) for company in sorted(companies))
    return re2.compile(
        rf"\b(?:{either}) (?:[a-z]+ly |also |can |will )?[a-z]{{3,}}(?:s|ed)\b", options()
    )


def _rivals(hearing: Hearing) -> re2._Regexp | None:
    """The names that the customer gave of others in the race, as one expression."""
    named = {
        name
        for sentence, hit in hearing.hits("pitfalls")
        if hit.kind == "competitor"
        and not hearing.is_ours(sentence.speaker)
        and (name := hit.group("who")) is not None
    }
    return re2.compile(rf"\b(?:{'|'.join(map(re2.escape, sorted(named)))})\b") if named else None
