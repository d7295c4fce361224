"""Other ways of reading the same evidence: each framework maps its letters to sub-questions."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from pacenotes.core.data_file import Entry, read_entry, shipped
from pacenotes.core.qualification import QUESTIONS, Light
from pacenotes.core.wording import N_

SHIPPED = ("meddpicc", "meddicc", "bant", "spiced")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a framework; `parts` are the sub-questions that speak to it."""

    letter: str
    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework, its letters in order."""

    key: str
    name: str
    letters: tuple[Letter, ...]


def read_framework(key: str, text: str, file: str = "") -> Framework:
    """A framework file; Unusable, naming the entry, where it can't be used."""
    known = [part.key for question in QUESTIONS for part in question.parts]
    whole = read_entry(file or f"{key}.toml", text)
    whole.only("name", "letters")
    letters = tuple(_letter(entry, known) for entry in whole.entries("letters"))
    if not letters:
        raise whole.fault(N_("{place}there is no letter in it"))
    return Framework(key, whole.text("name"), letters)


@functools.cache
def shipped_frameworks() -> tuple[Framework, ...]:
    """The frameworks that are shipped."""
    return tuple(read_framework(key, shipped(f"frameworks/{key}.toml")) for key in SHIPPED)


def read_through(
    framework: Framework, parts: Mapping[str, Light]
) -> tuple[tuple[Letter, Light], ...]:
    """Each letter with its light: the best settled of its parts, a contradiction first.

    No second bookkeeping: the lights are the parts' own.
    """
    return tuple((letter, _light(letter, parts)) for letter in framework.letters)


_ORDER = (Light.CONTRADICTED, Light.ANSWERED, Light.STALE, Light.HEARD)


def _light(letter: Letter, parts: Mapping[str, Light]) -> Light:
    seen = {parts.get(key, Light.UNKNOWN) for key in letter.parts}
    return next((light for light in _ORDER if light in seen), Light.UNKNOWN)


def _letter(entry: Entry, known: list[str]) -> Letter:
    entry.only("letter", "name", "parts")
    parts = entry.texts("parts", known)
    if not parts:
        raise entry.fault(N_("{place}“parts” names nothing: the letter would never light"))
    return Letter(entry.text("letter"), entry.text("name"), parts)
