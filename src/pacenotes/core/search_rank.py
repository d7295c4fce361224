"""What is found in the order in which it is most likely meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pacenotes.core.search_words import Query, Term, searchable

NAMED_FIRST = ("account", "deal", "contact")
"""Kinds of things that are called by their names, in the order in which they come first."""

_NAMED = 2.0
_HALF_LIFE = 180.0
_LENGTH = 60.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that holds all terms: `words` are all its words as they are searched, with the
    title's in front; `day` is its day, None where it has none."""

    id: int
    kind: str
    title: str
    words: str
    day: dt.date | None = None


def ranked(query: Query, candidates: Iterable[Candidate], today: dt.date) -> list[int]:
    """The candidates' ids, the best first; the newer of two that are alike.

    Names that are exactly what was asked for come first, then titles with all of the words, then
    the rest by how much of it the words are and how new it is; what stands around a name, such as a
    deal's account, counts twice.
    """
    marked = [(_rank(query, candidate, today), candidate.id) for candidate in candidates]
    marked.sort(key=lambda pair: (*pair[0], -pair[1]))
    return [id_ for _, id_ in marked]


def _rank(query: Query, candidate: Candidate, today: dt.date) -> tuple[int, int, float]:
    title = searchable(candidate.title)
    has_name = candidate.kind in NAMED_FIRST
    step = NAMED_FIRST.index(candidate.kind) if has_name else len(NAMED_FIRST)
    if has_name and title == query.title:
        return 0, step, 0.0
    is_in_title = all(times(term, title) for term in query.terms)
    relevance = sum(_much(term, candidate.words) for term in query.terms)
    relevance *= _NAMED if has_name else 1
    found = relevance * _newness(candidate.day, today)
    return (1, step, -found) if is_in_title else (2, 0, -found)


def times(term: Term, words: str) -> int:
    """How often a term stands in words as they are searched."""
    return f" {words} ".count(f" {' '.join(term.words)}" + ("" if term.is_prefix else " "))


def _much(term: Term, words: str) -> float:
    """How much of the words a term is, 0 to 1: more often is more, in a long text less."""
    count = times(term, words)
    length = (words.count(" ") + 1) / _LENGTH
    return count / (count + 0.5 + length)


def _newness(day: dt.date | None, today: dt.date) -> float:
    """From 1 for today down to a half: what is old still counts. No day is as if half a year old;
    what is still to come is as if today."""
    age = _HALF_LIFE if day is None else max(0, (today - day).days)
    return 0.5 + float(0.5 ** (1 + age / _HALF_LIFE))
