"""The one error a reader may raise."""

from __future__ import annotations

from pacenotes.core.wording import Words


class Unreadable(ValueError):
    """A file that can't be read as a call: what was wrong, where, and what to do instead."""

    def __init__(self, why: Words, line: int | None = None) -> None:
        super().__init__(why.say())
        self.why = why
        self.line = line
