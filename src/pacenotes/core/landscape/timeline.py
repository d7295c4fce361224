"""What is known of one product's having one capability, over days."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pacenotes.core.landscape.days import BEGINNING, OPEN, is_known_on
from pacenotes.core.landscape.spans import Span
from pacenotes.core.landscape.support import NOT_KNOWN, NOT_THERE, Bounds, Support
from pacenotes.core.landscape.versions import Check


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `since` until `until` on which the same is known.

    `rests_on` are the spans that make it so: the strongest that hold, else all that may.
    """

    since: int
    until: int
    bounds: Bounds
    rests_on: tuple[Span, ...] = ()

    @property
    def support(self) -> Support:
        """What can be said of it, in one word."""
        return self.bounds.support


def timeline(spans: Iterable[Span], checks: Iterable[Check], known: int) -> tuple[Stretch, ...]:
    """All days of one pair, as known on a day, in order and without a gap.

    A pair of which nothing was recorded is unknown throughout; one that was checked, or has any
    fact, is no where nothing holds.
    """
    alive = [span for span in spans if is_known_on(span, known)]
    if not alive and not any(is_known_on(check, known) for check in checks):
        return (Stretch(BEGINNING, OPEN, NOT_KNOWN),)
    edges = sorted({BEGINNING, OPEN}.union(*map(_edges, alive)))
    return tuple(_joined(_stretch(alive, *ends) for ends in pairwise(edges)))


def day_alone(spans: Iterable[Span], checks: Iterable[Check], day: int, known: int) -> Stretch:
    """One day of one pair, as known on a day: what its timeline says of it, without the others."""
    alive = [span for span in spans if is_known_on(span, known)]
    if not alive and not any(is_known_on(check, known) for check in checks):
        return Stretch(day, day + 1, NOT_KNOWN)
    return _stretch(alive, day, day + 1)


def on(stretches: Sequence[Stretch], day: int) -> Stretch:
    """The stretch that a day is in."""
    return next(stretch for stretch in stretches if stretch.since <= day < stretch.until)


def _edges(span: Span) -> tuple[int, int, int, int]:
    return span.possible_from, span.held_from, span.held_until, span.possible_until


def _stretch(alive: Sequence[Span], since: int, until: int) -> Stretch:
    told = [(span, span.on(since)) for span in alive]
    told = [(span, bounds) for span, bounds in told if bounds is not NOT_THERE]
    if len(told) < 2:
        rests_on = tuple(span for span, _ in told)
        return Stretch(since, until, told[0][1] if told else NOT_THERE, rests_on)
    whole = functools.reduce(Bounds.together, (bounds for _, bounds in told))
    is_held = whole.least is not Support.NO
    rests_on = tuple(span for span, bounds in told if not is_held or bounds.least is whole.least)
    return Stretch(since, until, whole, rests_on)


def _joined(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    last: Stretch | None = None
    for stretch in stretches:
        if last is not None and (last.bounds, last.rests_on) == (stretch.bounds, stretch.rests_on):
            last = Stretch(last.since, stretch.until, last.bounds, last.rests_on)
            continue
        if last is not None:
            yield last
        last = stretch
    if last is not None:
        yield last
