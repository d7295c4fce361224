"""Texts without the names of a deal's people and account, for what is shared beyond the deal."""

from __future__ import annotations

from collections.abc import Iterable

import re2

GAP = "…"
"""What stands where a name stood."""

LEAST = 3
"""Characters of a word that is a name by itself; shorter ones are too often just words."""


def blanked(text: str, names: Iterable[str]) -> str:
    """The text with a gap for every one of the names, in whatever case, where it stands as words
    of its own. In time linear in the text."""
    wanted = sorted({name.strip() for name in names if len(name.strip()) >= LEAST}, key=len)
    if not text or not wanted:
        return text
    every = "|".join(re2.escape(name) for name in reversed(wanted))
    pattern = re2.compile(rf"(?i)(^|[^\pL\pN])(?:{every})($|[^\pL\pN])")
    # A separator ends one match and begins the next: twice finds what stands side by side.
    for _ in range(2):
        text = pattern.sub(lambda found: f"{found[1]}{GAP}{found[2]}", text)
    return text


def names_in(whole: str) -> tuple[str, ...]:
    """A person's name whole, and each word of it."""
    return (whole, *whole.split())
