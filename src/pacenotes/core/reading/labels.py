"""Telling a speaker's name before a colon from a sentence that has a colon in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

LONGEST = 80
"""Characters before the colon; names in calls stay far below."""

_MOST_WORDS = 6
_BOUNDARY = re.compile(r":(?=\s|$)|：")
_SENTENCE = re.compile(r'[?!;"“”„]|[.,…]$|[.…]\s+[a-z]')
# Words that stand before a colon in speech and in documents and are nobody's name.
_NO_NAMES = frozenset(
    {"note", "notes", "nb", "ps", "fyi", "todo", "example", "e.g", "i.e", "eg", "ie", "tip",
     "warning", "caution", "http", "https", "mailto", "re", "fw", "fwd", "subject", "cc", "bcc",
     "remember", "question", "answer", "action", "actions", "so", "and", "but", "or", "because",
     "first", "second", "third", "finally", "also", "plus", "meaning", "namely", "like", "this",
     "that", "well", "anyway", "means"}
)  # fmt: skip
_PARTICLES = frozenset(
    {"de", "da", "do", "dos", "das", "di", "del", "della", "der", "den", "van", "von", "zu", "la",
     "le", "el", "al", "bin", "ibn"}
)  # fmt: skip


def labelled(text: str) -> tuple[str, str] | None:
    """What stands before the first colon that could end a name, and what follows it."""
    boundary = _BOUNDARY.search(text, 0, LONGEST + 2)
    if boundary is None:
        return None
    name = text[: boundary.start()].strip()
    if not name or len(name) > LONGEST or not _could_name(name):
        return None
    if name.lower() in _NO_NAMES or len(name.split()) > 2 * _MOST_WORDS:
        return None
    return name, text[boundary.end() :].strip()


def is_name(name: str) -> bool:
    """Whether `name` is written like one: few words, each with a capital or in a script without."""
    parts = name.split()
    if len(parts) > _MOST_WORDS or _SENTENCE.search(name):
        return False
    return all(not part[0].islower() or _may_be_small(part) for part in parts) and any(
        not part[0].islower() for part in parts
    )


def accepted(names: Iterable[str], known: Iterable[str] = ()) -> frozenset[str]:
    """Those of the found `names` that are taken for speakers.

    Somebody `known` to be there, a name written like one, or what comes back and is short.
    """
    counts = Counter(names)
    known = set(known)
    return frozenset(
        name
        for name, times in counts.items()
        if name in known or is_name(name) or (times > 1 and _is_short(name))
    )


def _is_short(name: str) -> bool:
    # "Roe, Sam" and "sam" are names when they come back; "the thing is" is not worth the risk.
    return len(name.split()) <= (2 if name[0].islower() else 5) and not re.search(r"[?!;]", name)


def _could_name(name: str) -> bool:
    """Letters, or the figures of a telephone number: "10" before a colon is a time or a count."""
    return any(map(str.isalpha, name)) or sum(map(str.isdecimal, name)) > 4


def _may_be_small(part: str) -> bool:
    return part in _PARTICLES or not part.isalpha()
