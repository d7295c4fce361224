"""Who is called by name in what was said: first names, and none that are only words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_POSSESSIVE = re.compile(r"['’]s?$")

# fmt: off
_ALSO_WORDS = frozenset({
    "an", "art", "april", "august", "bill", "bob", "buck", "chance", "chase", "chip", "chuck",
    "cliff", "dale", "dawn", "dean", "do", "don", "drew", "faith", "fay", "frank", "gene", "glen",
    "grace", "grant", "guy", "he", "hope", "in", "iris", "ivy", "jack", "jan", "jean", "josh",
    "joy", "june", "king", "lance", "mark", "max", "may", "miles", "my", "nick", "norm", "olive",
    "pat", "penny", "pierce", "ray", "read", "red", "reed", "rich", "rob", "rose", "ruby", "sandy",
    "see", "skip", "so", "sue", "summer", "sunny", "tab", "to", "wade", "will", "win", "you",
})
# fmt: on
"""First names that are English words, too: they call somebody only where that is plain to see."""


class Called:
    """Labels by the first name they are called by."""

    def __init__(self, labels: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for label in labels:
            if label.split():
                self._by_first.setdefault(label.split()[0].casefold(), []).append(label)

    def within(self, text: str, besides: str | None = None) -> str | None:
        """The one label whose first name stands in `text`; None for none or several."""
        found: list[str] = []
        for name in _names_in(text):
            for label in self._by_first.get(name, ())[:3]:
                if label != besides and label not in found:
                    found.append(label)
            if len(found) > 1:
                return None
        return found[0] if found else None


def _names_in(text: str) -> Iterable[str]:
    """Every word that may be a first name: "Will" is one within a sentence or before a comma."""
    for word in _WORD.finditer(text):
        name = _POSSESSIVE.sub("", word.group()).casefold()
        if name not in _ALSO_WORDS or _is_plainly_a_name(text, word):
            yield name


def _is_plainly_a_name(text: str, word: re.Match[str]) -> bool:
    if not word.group()[0].isupper():
        return False
    before = text[: word.start()].rstrip()
    begins = not before or before[-1] in ".!?…:"
    return text[word.end() : word.end() + 1] == "," if begins else True
