"""Names that a text says: whole words, in whatever case, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

MOST_WORDS = 8
"""Words of a name that is looked for; longer ones nobody says."""
SHORTEST = 3
"""Letters of a name; what is shorter is said too often by chance."""

_WORD = re.compile(r"[^\W_]+(?:[.'’+#&/-][^\W_]+)*[+#]*")


def names_said(text: str, names: Mapping[str, int]) -> tuple[int, ...]:
    """The ids of the names (as `said_as` has them) that a text says, each once, in order.

    Where a longer name holds a shorter one, it is the longer that is said.
    """
    said = said_as(text).split()
    found: dict[int, None] = {}
    at = 0
    while at < len(said):
        for count in range(min(MOST_WORDS, len(said) - at), 0, -1):
            name = " ".join(said[at : at + count])
            if len(name) >= SHORTEST and name in names:
                found[names[name]] = None
                at += count - 1
                break
        at += 1
    return tuple(found)


def said_as(name: str) -> str:
    """A name as it is looked for in a text: its words in small letters, hyphens set aside."""
    return " ".join(_words(name))


def by_name(named: Iterable[tuple[int, str]]) -> dict[str, int]:
    """Ids by the names that a text could say; what more than one is called is left out."""
    found: dict[str, int] = {}
    several: set[str] = set()
    for one, name in named:
        said = said_as(name)
        if found.setdefault(said, one) != one:
            several.add(said)
    return {name: one for name, one in found.items() if name and name not in several}


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.casefold()):
        yield from word.replace("-", " ").replace("/", " ").split()
