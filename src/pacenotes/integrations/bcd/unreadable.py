"""A package that can't be read, and why."""

from __future__ import annotations

from pacenotes.core.wording import Words, words


class Unreadable(ValueError):
    """What is no snapshot of browser-compat-data; `words` say where and why."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.say())
        self.words = why


def unreadable(message: str, **arguments: str) -> Unreadable:
    """An error from a message that is marked for the translators, and what goes into it."""
    return Unreadable(words(message, **arguments))
