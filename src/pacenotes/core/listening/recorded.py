"""Who had the wheel by a demo's own record, laid beside what was said on its call."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pacenotes.core.listening.driving import Hold
from pacenotes.core.transcript import Transcript

CLOCKS_DIFFER = 5.0
"""Seconds: a demo's beginning is set beside its call by hand, and somebody says "over to you" a
moment before or after the wheel is passed on. So near a change both drivers count."""


@dataclass(frozen=True, slots=True)
class Driven:
    """Somebody at the wheel from one second of the call up to another, by a demo's record.

    `labels` are their speaker labels, empty where no speaker of the call is known to be `name`.
    """

    start: float
    end: float
    name: str
    labels: tuple[str, ...] = ()

    @property
    def is_matched(self) -> bool:
        """Whether it is known which speaker this is."""
        return bool(self.labels)


def in_order(driving: Iterable[Driven]) -> tuple[Driven, ...]:
    """Spans as they follow one another."""
    return tuple(sorted(driving, key=lambda span: (span.start, span.end)))


def recorded_holds(transcript: Transcript, driving: Sequence[Driven]) -> tuple[Hold, ...] | None:
    """The wheel utterance by utterance; None where no utterance says when it was said.

    An utterance across a change of hands has both drivers; one at which somebody drove who is no
    known speaker has none, as has one at which nobody did.
    """
    spans = in_order(driving)
    found: list[Hold] = []
    now: float | None = None
    for utterance in transcript.utterances:
        now = utterance.start if utterance.start is not None else now
        if now is None:
            continue
        drivers = _drivers(spans, now, max(utterance.end or now, now))
        if not found or found[-1].drivers != drivers:
            found.append(Hold(utterance.index, drivers))
    return tuple(found) if now is not None else None


def _drivers(spans: Sequence[Driven], start: float, end: float) -> tuple[str, ...]:
    there = list(_around(spans, start - CLOCKS_DIFFER, end + CLOCKS_DIFFER))
    if any(not span.is_matched for span in there):
        return ()
    return tuple(dict.fromkeys(label for span in there for label in span.labels))


def _around(spans: Sequence[Driven], start: float, end: float) -> Iterable[Driven]:
    """The spans that touch these seconds; spans follow one another, so they stand together."""
    first = bisect.bisect_left(spans, start, key=lambda span: span.end)
    last = bisect.bisect_right(spans, end, key=lambda span: span.start)
    return spans[first:last]


def first_said(transcript: Transcript, spans: Iterable[Driven]) -> list[tuple[Driven, int | None]]:
    """Each span with the first utterance of its driver in it, else of anybody; None where nobody
    spoke."""
    timed = sorted((u.start, u.index) for u in transcript.utterances if u.start is not None)
    return [(span, _first(transcript, timed, span)) for span in spans]


def _first(transcript: Transcript, timed: Sequence[tuple[float, int]], span: Driven) -> int | None:
    low = bisect.bisect_left(timed, span.start, key=lambda at: at[0])
    high = bisect.bisect_left(timed, span.end, key=lambda at: at[0])
    there = [index for _, index in timed[low:high]]
    own = (at for at in there if transcript.utterances[at].speaker in span.labels)
    return next(own, there[0] if there else None)


def unmatched(driving: Iterable[Driven]) -> dict[str, list[Driven]]:
    """The spans whose drivers are no known speakers of the call, by the driver's name."""
    found: dict[str, list[Driven]] = {}
    for span in driving:
        if not span.is_matched:
            found.setdefault(span.name, []).append(span)
    return found
