"""The geometry of a demo drawn as lanes over time: the wheel, the steps, the cues, the speech."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pacenotes.core.axis import UNITS, Axis, Tick, percent, ticks

LEAST_WIDTH = 2.0
"""Units; what is shorter is drawn so wide, that it can be seen."""

ROOM_FOR_A_NAME = 70.0
"""Units that a bar has to be wide for its name to stand in it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one second of a session to another; `kind` chooses the look, `label` is said."""

    start: float
    end: float
    label: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A second of a session at which something happened."""

    at: float
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch as it is drawn."""

    x: float
    width: float
    label: str
    kind: str

    @property
    def left(self) -> str:
        """The x as an SVG percentage."""
        return percent(self.x)

    @property
    def span(self) -> str:
        """The width as an SVG percentage."""
        return percent(self.width)

    @property
    def has_room(self) -> bool:
        """Whether its label can stand in it."""
        return self.width >= ROOM_FOR_A_NAME


@dataclass(frozen=True, slots=True)
class Dot:
    """A moment as it is drawn."""

    x: float
    label: str
    kind: str

    @property
    def left(self) -> str:
        """The x as an SVG percentage."""
        return percent(self.x)


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: what runs on it, as a key, and a name where it is somebody's."""

    key: str
    name: str
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What a lane is drawn from."""

    key: str
    name: str = ""
    stretches: Sequence[Stretch] = ()
    moments: Sequence[Moment] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole drawing; `seconds` is how long it is."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    seconds: float


def picture(seconds: float, sources: Iterable[Source]) -> Picture:
    """Draw a session of so many seconds. Lanes without anything on them are left out; what lies
    outside the session is cut, so that a call that began earlier stays beside its demo."""
    length = max(seconds, 1.0)
    lanes = [_lane(source, length) for source in sources]
    return Picture(
        tuple(lane for lane in lanes if lane.bars or lane.dots),
        ticks(Axis.TIME, 0.0, length),
        length,
    )


def _lane(source: Source, length: float) -> Lane:
    bars = [bar for one in source.stretches if (bar := _bar(one, length)) is not None]
    dots = [
        Dot(one.at / length * UNITS, one.label, one.kind)
        for one in source.moments
        if 0 <= one.at <= length
    ]
    return Lane(source.key, source.name, tuple(bars), tuple(dots))


def _bar(one: Stretch, length: float) -> Bar | None:
    start, end = max(one.start, 0.0), min(one.end, length)
    if end < start:
        return None
    x = start / length * UNITS
    width = max((end - start) / length * UNITS, LEAST_WIDTH)
    x = min(x, UNITS - width)
    return Bar(x, width, one.label, one.kind)
