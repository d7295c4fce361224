"""Sentences that core decides on and a door translates: a message and its arguments, kept apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def N_(message: str) -> str:
    """Mark `message` for the translators; the message itself comes back unchanged."""
    return message


@dataclass(frozen=True, slots=True)
class Words:
    """A translatable sentence: `message` with `{name}` fields, and what goes into them.

    Arguments are strings of the call itself (names, quoted words) and are never translated.
    """

    message: str
    arguments: tuple[tuple[str, str], ...] = ()

    def say(self, gettext: Callable[[str], str] = N_) -> str:
        """The sentence in the reader's language, by that door's `gettext`."""
        sentence = gettext(self.message)
        for name, value in self.arguments:
            sentence = sentence.replace("{" + name + "}", value)
        return sentence

    def __str__(self) -> str:
        return self.say()


def words(message: str, **arguments: str) -> Words:
    """`Words` from a message and its arguments; mark the message with `N_` where it is written."""
    return Words(message, tuple(arguments.items()))
