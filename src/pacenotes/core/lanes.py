"""The geometry of a call drawn as lanes of speech, one a speaker, with its findings marked."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pacenotes.core.axis import UNITS, Axis, Tick, percent, ticks
from pacenotes.core.roster import Party

MOST_LANES = 12
"""Speakers with a lane of their own; who says less is folded into one lane of others."""

BLOCK_HEIGHT = 9
MARK_STEP = 12
MOST_LEVELS = 3
"""Pixels of a block's and a mark's height, and how many marks may stand above one another."""

SHAPES: Mapping[str, str] = {
    "need": "answer",
    "budget": "answer",
    "authority": "answer",
    "timeline": "answer",
    "criteria": "answer",
    "process": "answer",
    "economic_buyer": "answer",
    "champion": "answer",
    "business_case": "answer",
    "deadlines": "deadline",
    "pitfalls": "pitfall",
    "asked_of_us": "asked",
    "promises": "promise",
    "claims": "claim",
    "wheel": "wheel",
    "back_seat": "conduct",
    "taking_over": "conduct",
    "cut_offs": "conduct",
    "technical_drift": "conduct",
}
"""The shape that a signal's findings are marked with, by the signal's name."""


def shape_of(signal: str) -> str:
    """A signal's shape; one that another version heard is marked like an answer."""
    return SHAPES.get(signal, "answer")


@dataclass(frozen=True, slots=True)
class Speech:
    """One utterance as far as drawing needs it: seconds where known, and how many words."""

    speaker: str | None
    start: float | None
    end: float | None
    words: int


@dataclass(frozen=True, slots=True)
class Marking:
    """Something to mark on an utterance: the finding's key, its shape, and what it says."""

    key: str
    utterance: int
    shape: str
    label: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of speech; `first` is the utterance it begins with."""

    first: int
    x: float
    width: float

    @property
    def left(self) -> str:
        """The x as an SVG percentage."""
        return percent(self.x)

    @property
    def span(self) -> str:
        """The width as an SVG percentage."""
        return percent(self.width)


@dataclass(frozen=True, slots=True)
class Mark:
    """One or more findings of a shape at one place; `top` is its middle in pixels."""

    keys: tuple[str, ...]
    utterance: int
    shape: str
    label: str
    x: float
    top: int

    @property
    def left(self) -> str:
        """The x as an SVG percentage."""
        return percent(self.x)


@dataclass(frozen=True, slots=True)
class Lane:
    """A speaker's lane; `label` is None for words nobody is named for.

    `speakers` is more than one only on the lane of the others. `height` and `block_top` are pixels.
    """

    label: str | None
    party: Party
    speakers: int
    is_others: bool
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    height: int
    block_top: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """A whole drawing. `folded` counts the speakers on the lane of the others, 0 without one."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    measured: Axis
    folded: int
    shapes: tuple[str, ...]


def draw(
    speech: Sequence[Speech],
    markings: Iterable[Marking] = (),
    parties: Mapping[str, Party] | None = None,
    most: int = MOST_LANES,
) -> Lanes:
    """Draw a call: by time where every utterance has a start, else by words.

    Lanes stand by side (ours, theirs, unknown) and then by first word. Speech of one lane with less
    than a unit between is one block, and so are marks of one shape, so that a drawing has at most
    a thousand of each a lane however long the call is.
    """
    axis, spans = _spans(speech)
    low, length = _extent(spans)
    at = [((start - low) / length * UNITS, (end - low) / length * UNITS) for start, end in spans]
    known = parties or {}
    speakers, others = _shown(speech, spans, known, most)
    lane_of = {speaker: row for row, speaker in enumerate(speakers)}
    rows = [lane_of.get(s.speaker, len(speakers)) for s in speech]
    blocks = _blocks(at, rows, len(speakers) + 1)
    marks, shapes = _marks(markings, at, rows, len(speakers) + 1)
    lanes = [
        _lane(speaker, _party(speaker, known), 1, blocks[row], marks[row])
        for row, speaker in enumerate(speakers)
    ]
    if others:
        sides = {_party(speaker, known) for speaker in others}
        side = sides.pop() if len(sides) == 1 else Party.UNKNOWN
        lanes.append(_lane(None, side, len(others), blocks[-1], marks[-1], is_others=True))
    return Lanes(tuple(lanes), ticks(axis, low, length), axis, len(others), shapes)


def _spans(speech: Sequence[Speech]) -> tuple[Axis, list[tuple[float, float]]]:
    """Where each utterance begins and ends; without an end it lasts until the next one begins."""
    starts = [s.start for s in speech if s.start is not None and _is_time(s.start)]
    if len(starts) == len(speech) and starts:
        following = [*starts[1:], starts[-1]]
        spans = [
            (
                start,
                s.end
                if s.end is not None and _is_time(s.end) and s.end >= start
                else max(start, after),
            )
            for s, start, after in zip(speech, starts, following, strict=True)
        ]
        if max(end for _, end in spans) > min(starts):
            return Axis.TIME, spans
    spans, said = [], 0.0
    for s in speech:
        spans.append((said, said + s.words))
        said += s.words
    return Axis.WORDS, spans


def _is_time(seconds: float) -> bool:
    """Whether this can be a time on a recording: a number, and within about three months."""
    return math.isfinite(seconds) and abs(seconds) < 1e7


def _extent(spans: list[tuple[float, float]]) -> tuple[float, float]:
    low = min((start for start, _ in spans), default=0.0)
    high = max((end for _, end in spans), default=0.0)
    return low, (high - low) or 1.0


def _shown(
    speech: Sequence[Speech],
    spans: list[tuple[float, float]],
    parties: Mapping[str, Party],
    most: int,
) -> tuple[list[str | None], list[str | None]]:
    """The speakers with a lane of their own, in the order of the lanes, and the others."""
    amount: dict[str | None, float] = {}
    for s, (start, end) in zip(speech, spans, strict=True):
        amount[s.speaker] = amount.get(s.speaker, 0.0) + end - start
    first = {speaker: order for order, speaker in enumerate(amount)}
    by_amount = sorted(amount, key=lambda speaker: -amount[speaker])
    # A lane for a single folded speaker would save no room, so folding starts at two.
    cut = len(by_amount) if len(by_amount) <= most else most - 1
    sides = list(Party)
    shown = sorted(by_amount[:cut], key=lambda who: (sides.index(_party(who, parties)), first[who]))
    return shown, by_amount[cut:]


def _party(speaker: str | None, parties: Mapping[str, Party]) -> Party:
    return Party.UNKNOWN if speaker is None else parties.get(speaker, Party.UNKNOWN)


def _blocks(at: list[tuple[float, float]], rows: list[int], lanes: int) -> list[tuple[Block, ...]]:
    """Each lane's speech, with what would be less than a unit apart run together."""
    blocks: list[list[Block]] = [[] for _ in range(lanes)]
    for index in sorted(range(len(at)), key=at.__getitem__):
        start, end = at[index]
        done = blocks[rows[index]]
        if done and start - (done[-1].x + done[-1].width) < 1:
            width = max(done[-1].width, end - done[-1].x)
            done[-1] = Block(done[-1].first, done[-1].x, width)
        else:
            done.append(Block(index, min(start, UNITS - 1.0), max(end - start, 1.0)))
    return [tuple(done) for done in blocks]


def _marks(
    markings: Iterable[Marking], at: list[tuple[float, float]], rows: list[int], lanes: int
) -> tuple[list[list[tuple[float, list[Marking]]]], tuple[str, ...]]:
    """Each lane's markings by x, those of a shape less than a unit apart together; all shapes."""
    marks: list[list[tuple[float, list[Marking]]]] = [[] for _ in range(lanes)]
    last: dict[tuple[int, str], tuple[float, list[Marking]]] = {}
    placed = (m for m in markings if 0 <= m.utterance < len(at))
    for marking in sorted(placed, key=lambda m: at[m.utterance][0]):
        row, x = rows[marking.utterance], at[marking.utterance][0]
        before = last.get((row, marking.shape))
        if before is not None and x - before[0] < 1:
            before[1].append(marking)
            continue
        last[row, marking.shape] = (x, [marking])
        marks[row].append(last[row, marking.shape])
    seen = {shape for _, shape in last}
    ordered = (*dict.fromkeys(SHAPES.values()), *sorted(seen))
    return marks, tuple(dict.fromkeys(shape for shape in ordered if shape in seen))


def _lane(
    label: str | None,
    party: Party,
    speakers: int,
    blocks: tuple[Block, ...],
    marks: list[tuple[float, list[Marking]]],
    is_others: bool = False,
) -> Lane:
    levels = _levels([x for x, _ in marks])
    highest = max(levels, default=-1)
    block_top = 9 + MARK_STEP * (highest + 1)
    return Lane(
        label=label,
        party=party,
        speakers=speakers,
        is_others=is_others,
        blocks=blocks,
        marks=tuple(
            Mark(
                keys=tuple(m.key for m in together),
                utterance=together[0].utterance,
                shape=together[0].shape,
                label=_said(together),
                x=x,
                top=block_top - 8 - MARK_STEP * level,
            )
            for (x, together), level in zip(marks, levels, strict=True)
        ),
        height=block_top + BLOCK_HEIGHT + 6,
        block_top=block_top,
    )


def _levels(places: list[float]) -> list[int]:
    """How high each mark stands, so that neighbours hide one another only where they must."""
    ends = [-math.inf] * MOST_LEVELS
    levels = []
    for x in places:
        free = next((level for level, end in enumerate(ends) if end <= x), None)
        level = ends.index(min(ends)) if free is None else free
        ends[level] = x + MARK_STEP
        levels.append(level)
    return levels


def _said(together: list[Marking]) -> str:
    """What the markings of one mark say: the first three, and how many more there are."""
    said = list(dict.fromkeys(m.label for m in together))
    more = f" +{len(said) - 3}" if len(said) > 3 else ""
    return " · ".join(said[:3]) + more
