"""A remark to the driver that was spoken, beside the silent cues that the same person sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SAME_MINUTE = 60.0
"""Seconds between a remark and a cue that stand beside each other."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A cue that somebody sent, in seconds of the call; it stood before the driver until `gone`."""

    at: float
    gone: float
    key: int


@dataclass(frozen=True, slots=True)
class Channel:
    """Somebody's silent way to the driver: from when to when in the call, what they sent on it, and
    how many cues they could have open at once, 0 for who sends none."""

    start: float
    end: float
    sent: Sequence[Sent]
    most_open: int

    def nearest(self, at: float | None) -> Sent | None:
        """The cue sent nearest to a moment, within a minute of it."""
        if at is None:
            return None
        near = [cue for cue in self.sent if abs(cue.at - at) <= SAME_MINUTE]
        return min(near, key=lambda cue: abs(cue.at - at), default=None)

    def was_open(self, at: float | None) -> bool:
        """Whether a cue could have been sent at a moment; unknown times say no."""
        if at is None or not self.start <= at <= self.end:
            return False
        return sum(cue.at <= at < cue.gone for cue in self.sent) < self.most_open
