"""A file listened to: its debrief, or why it could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.listening.listen import Debrief
from pacenotes.core.reading import Unreadable
from pacenotes.core.wording import N_
from pacenotes.doors.cli.files import STANDARD_INPUT
from pacenotes.doors.cli.language import say


@dataclass(frozen=True, slots=True)
class Heard:
    """One of `debrief` and `trouble` is there; `name` is the file's as it was given."""

    name: str
    debrief: Debrief | None = None
    trouble: Unreadable | None = None

    @property
    def shown(self) -> str:
        """The name to speak of it by."""
        return say(N_("standard input")) if self.name == STANDARD_INPUT else self.name
