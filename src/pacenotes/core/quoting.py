"""Where quoted words stand in a text, whatever white space they came with."""

from __future__ import annotations


def find_words(text: str, quoted: str) -> tuple[int, int] | None:
    """The first place where these very words stand in the text, as its characters `start:end`.

    Browsers send line ends and runs of spaces otherwise than they stand; every run of white space
    counts as one space. Whole characters are compared, and no part of a run. None where the words
    don't stand there or there are none.
    """
    sought, _ = _folded(quoted.strip())
    folded, places = _folded(text)
    at = folded.find(sought) if sought else -1
    if at < 0:
        return None
    return places[at], places[at + len(sought) - 1] + 1


def _folded(text: str) -> tuple[str, list[int]]:
    """The text with each run of white space as one space, and where each character stood."""
    kept: list[str] = []
    places: list[int] = []
    was_space = False
    for place, character in enumerate(text):
        is_space = character.isspace()
        if not (is_space and was_space):
            kept.append(" " if is_space else character)
            places.append(place)
        was_space = is_space
    return "".join(kept), places
