"""The place in a text where what was looked for stands, with those words marked."""

from __future__ import annotations

from pacenotes.core.search_words import Query, Term, Word, words_of
from pacenotes.core.telling.marked_text import Span, Stretch, stretches

LONGEST = 240
"""Characters of a snippet."""

_BEFORE = 60
_MOST = 60


def snippet(query: Query, text: str) -> tuple[Stretch, ...]:
    """Up to 240 characters of a text, where most of the terms stand together, in marked stretches.

    Where none stands in it (it stood in the title), its beginning.
    """
    spans = _spans(query, text)
    start, end = _window(spans, text)
    inside = [Span(s.start - start, s.end - start, s.name) for s in spans if start <= s.start]
    shown = text[start:end]
    cut = [Span(s.start, min(s.end, len(shown)), s.name) for s in inside if s.start < len(shown)]
    found = stretches(shown, cut)
    before = (Stretch("… ", ()),) if start else ()
    after = (Stretch(" …", ()),) if end < len(text) else ()
    return (*before, *found, *after)


def marked(query: Query, text: str) -> tuple[Stretch, ...]:
    """The whole of a short text in marked stretches."""
    return stretches(text, _spans(query, text))


def _spans(query: Query, text: str) -> list[Span]:
    """Where the terms stand, in order; each is called by its number among the terms."""
    words = list(words_of(text))
    spans: list[Span] = []
    for at in range(len(words)):
        for number, term in enumerate(query.terms):
            if _stands(term, words, at):
                end = words[at + len(term.words) - 1].end
                spans.append(Span(words[at].start, end, str(number)))
        if len(spans) >= _MOST:
            break
    return spans


def _stands(term: Term, words: list[Word], at: int) -> bool:
    if not (words[at].text == term.words[0] or len(term.words) == 1):
        return False
    there = [word.text for word in words[at : at + len(term.words)]]
    if len(there) < len(term.words) or tuple(there[:-1]) != term.words[:-1]:
        return False
    last = term.words[-1]
    return there[-1].startswith(last) if term.is_prefix else there[-1] == last


def _window(spans: list[Span], text: str) -> tuple[int, int]:
    """From where to where a snippet goes: a little before the place with the most terms."""
    if len(text) <= LONGEST or not spans:
        return 0, _word_end(text, LONGEST)
    first = max(
        spans,
        key=lambda span: (
            len({s.name for s in spans if span.start <= s.start < span.start + LONGEST - _BEFORE}),
            -span.start,
        ),
    ).start
    start = 0 if first <= _BEFORE else _word_start(text, first - _BEFORE, first)
    return start, _word_end(text, start + LONGEST)


def _word_start(text: str, at: int, until: int) -> int:
    """The first beginning of a word from `at` on; `until` where none comes before."""
    space = text.find(" ", at, until)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    """Where the last whole word before `at` ends; `at` where a word is that long."""
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - _BEFORE, at + 1)
    return space if space > 0 else at
