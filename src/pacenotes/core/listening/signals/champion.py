"""Champion: somebody of the customer's who carries the deal when we are not in the room."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from pacenotes.core.listening.acts import asks
from pacenotes.core.listening.answers import answers
from pacenotes.core.listening.finding import Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.lexicon import Hit
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.wording import N_, words

SIGNAL = "champion"
CONVINCES = N_("puts the worth of it to {whom}")
REASONS = {"champions": N_("“{words}” speaks up for it")}

_NAME = re2.compile(r"\b\p{Lu}[\p{L}'-]+ \p{Lu}[\p{L}'-]+")
_SELF = re2.compile(r"(?i)^i\b|\b(?:convinced|tell) me\b")


def find(hearing: Hearing) -> Iterator[Finding]:
    """Whoever pushes for it, by name where one was said; our own words never make one."""
    for finding in answers(hearing, SIGNAL, REASONS, _detail):
        if not hearing.is_ours(finding.speaker):
            yield finding
    yield from _convincing(hearing)


def _convincing(hearing: Hearing) -> Iterator[Finding]:
    """A customer who puts the worth of it to a colleague by name carries the deal."""
    for sentence in hearing.saying("business_case"):
        if not hearing.is_theirs(sentence.speaker) or asks(sentence):
            continue
        whom = hearing.their_names.within(sentence.text[:40], besides=sentence.speaker)
        if whom is not None and "value" in sentence.kinds("business_case"):
            detail = Detail(who=sentence.speaker, whom=whom)
            why = words(CONVINCES, whom=whom)
            yield hearing.finding(SIGNAL, "champions", sentence, why, detail)


def _detail(sentence: Sentence, hit: Hit) -> Detail:
    said = sentence.text[hit.start : hit.end]
    if _SELF.search(said.strip()):
        return Detail(who=sentence.speaker, is_hedged=hit.is_hedged)
    name = _NAME.search(sentence.text)
    return Detail(who=name.group(0) if name else None, is_hedged=hit.is_hedged)
