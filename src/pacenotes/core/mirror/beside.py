"""What is known beside a call's words when somebody looks into their mirror."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.spoken_or_silent import Channel


@dataclass(frozen=True, slots=True)
class TakenCue:
    """A silent cue of this person's that the driver took: its words, and when in the call."""

    key: int
    text: str
    at: float
    taken_by: str


@dataclass(frozen=True, slots=True)
class StillOpen:
    """A part of the five questions that is this person's to answer and isn't answered, and who of
    those who spoke on the call could have said it."""

    part: str
    could_say: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The silent way to the driver that this person had, None where the call was no demo; their
    cues that were taken; what of their own questions is open; which parts were heard on the call.
    """

    channel: Channel | None = None
    taken: tuple[TakenCue, ...] = ()
    still_open: tuple[StillOpen, ...] = ()
    heard: frozenset[str] = frozenset()
