"""A call as it was written down: who said what, in order, with times where there are any."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from pacenotes.core.wording import Words


@dataclass(frozen=True, slots=True)
class Utterance:
    """One speaker's words in one go.

    `text` is NFC with white space folded, without markup. `start` and `end` are seconds from the
    recording's start; `None` where the source has no such time. `speaker` is the label as the
    source writes it, `None` where it names nobody. `line` is the 1-based line of the source
    (for JSON the 1-based position in its list).
    """

    index: int
    speaker: str | None
    text: str
    start: float | None = None
    end: float | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody whom the source itself says was there, with what it says of them.

    `is_ours` is set only where the source states the side (a Gong party's affiliation).
    """

    name: str
    title: str | None = None
    company: str | None = None
    email: str | None = None
    is_ours: bool | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the source that could not be read as written: where, and why."""

    line: int | None
    why: Words


@dataclass(frozen=True, slots=True)
class Transcript:
    """One call, read. `format` is the reader's name, such as `webvtt`; `held_on` the call's day."""

    format: str
    utterances: tuple[Utterance, ...]
    participants: tuple[Participant, ...] = ()
    problems: tuple[Problem, ...] = ()
    title: str | None = None
    held_on: dt.date | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def speakers(self) -> tuple[str, ...]:
        """Every speaker's label once, in order of first word."""
        return tuple(dict.fromkeys(u.speaker for u in self.utterances if u.speaker is not None))

    @property
    def has_times(self) -> bool:
        """Whether every utterance has a start and an end, so that overlap can be told."""
        return bool(self.utterances) and all(
            u.start is not None and u.end is not None for u in self.utterances
        )
