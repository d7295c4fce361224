"""Whose name a label is: people's names, looked up whole or by a part of one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from pacenotes.core.roster import Person, is_room_label

MOST_WORDS = 6
"""A label of more words is no name; a part of one is not looked for in it."""

_AFTER_THE_NAME = re.compile(r"(?:\s*[(\[|/]\s*|\s+[–-]\s+)[^()\[\]]{1,80}[)\]]?\s*$")


def fold(name: str) -> str:
    """A name as names are compared: case and white space set aside."""
    return " ".join(name.strip().strip(".,").casefold().split())


class Names:
    """The names of people, each known by their place in the list."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._whole: dict[str, set[int]] = {}
        self._words: dict[frozenset[str], set[int]] = {}
        self._word: dict[str, set[int]] = {}
        for at, person in enumerate(people):
            for name in {fold(n) for n in (person.name, *person.also, person.email or "")} - {""}:
                words = frozenset(name.split())
                self._whole.setdefault(name, set()).add(at)
                self._words.setdefault(words, set()).add(at)
                for word in words:
                    self._word.setdefault(word, set()).add(at)

    def labels(self, speakers: Iterable[str]) -> tuple[tuple[str, int], ...]:
        """Each label that is one person's, with that person's place."""
        paired = ((label, self.of(label)) for label in speakers)
        return tuple((label, at) for label, at in paired if at is not None)

    def of(self, label: str) -> int | None:
        """Whose label it is: by the whole name first, then by a part of one.

        None where it fits nobody, more than one, or names a room.
        """
        whole = self._whole.get(fold(label), set())
        if whole or is_room_label(label):
            return next(iter(whole)) if len(whole) == 1 else None
        written = (label.replace(",", " "), *_without_what_follows(label))
        partly = next((found for name in written if (found := self._partly(fold(name)))), set())
        return next(iter(partly)) if len(partly) == 1 else None

    def shares_a_word(self, label: str) -> bool:
        """Whether any word of a label is a word of anybody's name."""
        return any(word in self._word for word in fold(label).split())

    def _partly(self, name: str) -> set[int]:
        """Everybody whose name holds all words of this one, or is held by it."""
        words = frozenset(name.split())
        if not words or len(words) > MOST_WORDS:
            return set()
        holders = sorted((self._word.get(word, set()) for word in words), key=len)
        holding = set.intersection(*holders)
        held = (
            self._words.get(frozenset(some), set())
            for count in range(1, len(words) + 1)
            for some in itertools.combinations(sorted(words), count)
        )
        return holding.union(*held)


def _without_what_follows(label: str) -> Iterable[str]:
    """`Robin Adler (Northbeam)` and `Robin Adler, Northbeam` without the company."""
    bare = _AFTER_THE_NAME.sub("", label)
    if bare != label:
        yield bare
    name, comma, _ = label.partition(",")
    if comma and len(name.split()) > 1:
        yield name
