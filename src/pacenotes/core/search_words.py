"""Words as they are searched: folded alike in what is stored and in what is asked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

LONGEST_WORD = 64
"""Characters of a word that count; two that begin with the same 64 are one."""

MOST_TERMS = 12
LONGEST_QUERY = 200
"""Words and quoted phrases of a query, and its characters, that are looked for."""

SHORTEST_PREFIX = 2
"""Characters from which the last word also finds longer ones; one letter begins everything."""

# Marks stand on the letter before them: the accents that folding drops, vowel signs elsewhere.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903"
_MARKS += "\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u3099\u309a"
_PLAIN = re.compile("[a-z0-9]+")
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
# Letters with a stroke are letters of their own, which nobody types who hasn't them on the keys.
_STROKES = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th"}
)
# Scripts that put no space between words are searched character by character.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f]")
_QUOTED = re.compile('["\u201c\u201d\u201e\u00ab\u00bb]')


class Word(NamedTuple):
    """A folded word, and the characters `start` to `end` of the text it was read from."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """Words that have to follow one another; of a prefix the last may go on."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: all terms. `is_cut` where more was asked for than is looked for."""

    terms: tuple[Term, ...]
    is_cut: bool = False

    @property
    def whole(self) -> Query:
        """The same with whole words alone."""
        return replace(self, terms=tuple(replace(term, is_prefix=False) for term in self.terms))

    @property
    def title(self) -> str:
        """The query as a title that says exactly this is kept."""
        return " ".join(word for term in self.terms for word in term.words)


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in order: letters and digits, case and accents folded."""
    if text.isascii():
        for plain in _PLAIN.finditer(text.lower()):
            yield Word(plain.group()[:LONGEST_WORD], plain.start(), plain.end())
        return
    for found in _WORD.finditer(text):
        for word in _folded(found.group()):
            yield Word(word[:LONGEST_WORD], found.start(), found.end())


def searchable(text: str) -> str:
    """A text's words with a space between, as they are stored to be searched."""
    if text.isascii():  # most are, and an import asks for those of each row
        return " ".join([word[:LONGEST_WORD] for word in _PLAIN.findall(text.lower())])
    return " ".join(word.text for word in words_of(text))


def read_query(asked: str) -> Query:
    """What somebody typed, as terms. Never an error: what is no word is left out.

    Words are all looked for; "quoted" words follow one another, as do the parts of what is
    written in one piece (e-mail, 3.5); the last word may go on where it isn't quoted.
    """
    pieces = list(_pieces(asked[:LONGEST_QUERY]))
    terms = [Term(words, is_last) for words, is_last in pieces]
    kept = tuple(dict.fromkeys(terms))
    return Query(kept[:MOST_TERMS], len(kept) > MOST_TERMS or len(asked) > LONGEST_QUERY)


def _pieces(asked: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Each quoted phrase and each piece between spaces; the last one may go on if not quoted."""
    found: list[tuple[tuple[str, ...], bool]] = []
    for at, part in enumerate(_QUOTED.split(asked)):
        for piece in [part] if at % 2 else part.split():
            words = tuple(word.text for word in words_of(piece))
            if words:
                found.append((words, at % 2 == 0))
    for number, (words, may_go_on) in enumerate(found, 1):
        is_last = may_go_on and number == len(found)
        yield words, is_last and len(words[-1]) >= SHORTEST_PREFIX


def _folded(written: str) -> list[str]:
    """One written word folded; several where it stands for several, as Chinese characters do."""
    if written.isascii():
        return [written.lower()]
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", written).casefold())
    bare = "".join(c if c.isalnum() else " " for c in plain if unicodedata.category(c)[0] != "M")
    bare = bare.translate(_STROKES)
    return _UNSPACED.sub(r" \g<0> ", bare).split()
