"""The axis under a call's lanes: round times, or numbers of words where a call has no times."""

from __future__ import annotations

import enum
import math
from dataclasses import dataclass

UNITS = 1000
"""How wide a drawing is; every x and width is in these units."""

MOST_TICKS = 8


class Axis(enum.StrEnum):
    """What runs from left to right: seconds, or words where the call has no times."""

    TIME = "time"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis, and what it is called: `12:30`, or a number of words."""

    x: float
    label: str

    @property
    def left(self) -> str:
        """The x as an SVG percentage."""
        return percent(self.x)

    @property
    def anchor(self) -> str:
        """How SVG is to align the label, so that none hangs over an edge."""
        return "start" if self.x < 20 else "end" if self.x > UNITS - 20 else "middle"


_SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200)
_WORDS = tuple(times * 10**power for power in range(8) for times in (1, 2, 5))


def ticks(axis: Axis, low: float, length: float) -> tuple[Tick, ...]:
    """Round places on the axis, at most `MOST_TICKS` of them."""
    step = _step(length, _SECONDS if axis is Axis.TIME else _WORDS)
    first = math.ceil(low / step)
    last = math.floor((low + length) / step)
    named = clock if axis is Axis.TIME else (lambda words: str(int(words)))
    return tuple(
        Tick((at * step - low) / length * UNITS, named(at * step)) for at in range(first, last + 1)
    )


def _step(length: float, steps: tuple[int, ...]) -> int:
    """The first of `steps` that is wide enough, and after their last one its doubles."""
    wide = next((step for step in steps if length / step < MOST_TICKS), steps[-1])
    while length / wide >= MOST_TICKS:
        wide *= 2
    return wide


def clock(seconds: float) -> str:
    """A time on a recording: `4:05`, or `1:04:05` from an hour on; the same in every language."""
    whole = int(seconds)
    sign, whole = ("−", -whole) if whole < 0 else ("", whole)
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    if hours:
        return f"{sign}{hours}:{minutes:02}:{secs:02}"
    return f"{sign}{minutes}:{secs:02}"


def place(index: int, seconds: float | None) -> str:
    """Where an utterance stands: its time, or its number (`¶12`) on a call without times."""
    return f"¶{index + 1}" if seconds is None else clock(seconds)


def percent(units: float) -> str:
    """Units as an SVG percentage; a string, so that no template writes it with a decimal comma."""
    return f"{units / UNITS * 100:.2f}".rstrip("0").rstrip(".") + "%"
