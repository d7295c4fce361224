"""The geometry of a demo drawn as lanes over time: the wheel, the steps, the cues, the speech."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pacenotes.core.axis import UNITS, Axis, Tick, clock, percent, ticks

LEAST_WIDTH = 2.0
"""Units; what is shorter is drawn so wide, that it can be seen."""

ROOM_FOR_A_NAME = 70.0
"""Units that a bar has to be wide for its name to stand in it."""

ROOM_FOR_INITIALS = 25.0
"""Units that it has to be wide for the initials."""

MOST_ROWS = 400
"""Rows that a picture told as a table has; a long call has more speech than anybody reads so."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one second of a session to another; `kind` and the `pattern` over it choose the look,
    `label` is said, `short` where that has no room."""

    start: float
    end: float
    label: str
    kind: str = ""
    short: str = ""
    pattern: str = ""


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
    short: str = ""
    pattern: str = ""

    @property
    def left(self) -> str:
        """The x as an SVG percentage."""
        return percent(self.x)

    @property
    def span(self) -> str:
        """The width as an SVG percentage."""
        return percent(self.width)

    @property
    def text(self) -> str:
        """What stands in it: its label, its initials, or nothing where it is too narrow."""
        if self.width >= ROOM_FOR_A_NAME:
            return self.label
        return self.short if self.width >= ROOM_FOR_INITIALS else ""


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
class Row:
    """What a picture shows in words: from when, until when (empty for a moment), on which lane, by
    its key and name, and what."""

    start: str
    end: str
    key: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole drawing; `seconds` is how long it is, `rows` the same in words, by time; `is_cut`
    where there would be more of those."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    seconds: float
    rows: tuple[Row, ...]
    is_cut: bool


def initials(name: str) -> str:
    """The first letters of a name's first and last word."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:]))


def picture(seconds: float, sources: Iterable[Source]) -> Picture:
    """Draw a session of so many seconds. Lanes without anything on them are left out; what lies
    outside the session is cut, so that a call that began earlier stays beside its demo."""
    length, told = max(seconds, 1.0), list(sources)
    lanes = [_lane(source, length) for source in told]
    rows = _rows(told, length)
    return Picture(
        tuple(lane for lane in lanes if lane.bars or lane.dots),
        ticks(Axis.TIME, 0.0, length),
        length,
        tuple(rows[:MOST_ROWS]),
        len(rows) > MOST_ROWS,
    )


def _rows(sources: Iterable[Source], length: float) -> list[Row]:
    timed = []
    for source in sources:
        for one in source.stretches:
            start, end = max(one.start, 0.0), min(one.end, length)
            if start <= end:
                row = Row(clock(start), clock(end), source.key, source.name, one.label)
                timed.append((start, row))
        for moment in source.moments:
            if 0 <= moment.at <= length:
                row = Row(clock(moment.at), "", source.key, source.name, moment.label)
                timed.append((moment.at, row))
    return [row for _, row in sorted(timed, key=lambda one: one[0])]


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
    return Bar(x, width, one.label, one.kind, one.short, one.pattern)
