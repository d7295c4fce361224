"""An utterance cut into sentences: where each stands in its text, and what fires in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import re2

from pacenotes.core.listening.lexicon import Hit, hits, kinds
from pacenotes.core.transcript import Utterance

LONGEST_SENTENCE = 600
"""Characters; speech written down without full stops is cut here, at a space."""

_END = re2.compile(r"[.!?…。！？]+[\"'”’)\]]*\s+|\s*\n\s*")
_WORD = re.compile(r"\w")
_ABBREVIATED = re2.compile(
    r"(?i)(?:^|[\s(])(?:mr|mrs|ms|dr|st|vs|e\.g|i\.e|etc|inc|ltd|no|approx|sr|jr|[a-z])\.\s+$"
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The `(start, end)` of each sentence of `text`, in order, without the spaces between."""
    spans: list[tuple[int, int]] = []
    start, word = 0, -1
    for end in _END.finditer(text):
        if word < start:
            word = _word_from(text, start)
        if word >= end.start():
            continue
        if _ABBREVIATED.search(text[max(start, end.end() - 12) : end.end()]):
            continue
        _add(spans, text, start, end.end())
        start = end.end()
    _add(spans, text, start, len(text))
    return spans


def _word_from(text: str, start: int) -> int:
    """Where the next word begins; a sentence without one is none ("? ? ?")."""
    word = _WORD.search(text, start)
    return word.start() if word is not None else len(text)


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        spans.append((start, cut))
        start = cut + (text[cut : cut + 1] == " ")
    if end > start:
        spans.append((start, end))


@dataclass(frozen=True)
class Sentence:
    """One sentence of an utterance: `text` is the utterance's `[start:end]`, quotes made plain."""

    utterance: Utterance
    start: int
    end: int
    text: str
    fired: frozenset[int]

    @cached_property
    def _kinds(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _hits(self) -> dict[str, tuple[Hit, ...]]:
        return {}

    def hits(self, lexicon: str) -> tuple[Hit, ...]:
        """Where this lexicon's patterns fire in the sentence; worked out once."""
        if lexicon not in self._hits:
            self._hits[lexicon] = hits(lexicon, self.text, self.fired) if self.fired else ()
        return self._hits[lexicon]

    def kinds(self, lexicon: str) -> frozenset[str]:
        """The kinds of this lexicon that fire in the sentence; worked out once."""
        if lexicon not in self._kinds:
            self._kinds[lexicon] = kinds(lexicon, self.fired)
        return self._kinds[lexicon]

    def words_of(self, hit: Hit) -> str:
        """The words that fired, without the comma or space at their ends."""
        return self.text[hit.start : hit.end].strip(" ,")

    @property
    def speaker(self) -> str | None:
        """The utterance's speaker label."""
        return self.utterance.speaker
