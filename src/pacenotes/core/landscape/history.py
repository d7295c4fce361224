"""A capability's standing over days: since when, until when, and by which facts."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pacenotes.core.landscape.days import BEGINNING, OPEN
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.spans import Span
from pacenotes.core.landscape.standing import Because, Has, Standing, weigh
from pacenotes.core.landscape.support import Bounds, Support
from pacenotes.core.landscape.timeline import Stretch, day_alone, timeline
from pacenotes.core.landscape.versions import Better, CapabilityVersion


@dataclass(frozen=True, slots=True)
class Run:
    """Days from `since` until `until` with one standing for one reason.

    `since` is *on or before* where not `is_since_exact`, as what came the day before isn't known
    well enough to tell them apart; `until` is *on or after* likewise. `rests_on` are the spans that
    made it so on its first day, or on the day that was asked for.
    """

    because: Because
    since: int
    until: int
    is_since_exact: bool = True
    is_until_exact: bool = True
    rests_on: tuple[Span, ...] = ()

    @property
    def standing(self) -> Standing:
        """The standing that the reason makes."""
        return self.because.standing


def standings(
    capability: int, ours: int, others: Sequence[int], records: Records, known: int
) -> tuple[Run, ...]:
    """All runs of a capability for our product against others, as known on a day, in order.

    They leave no gap from BEGINNING until OPEN. None for a heading, or what wasn't known then.
    """
    chain = records.chain(capability, known)
    if not chain:
        return ()
    lines = [_line(product, chain, records, known) for product in (ours, *others)]
    moments = [
        _Moment(day, stretches, _weighed(stretches, chain)) for day, stretches in _together(lines)
    ]
    return tuple(_runs(moments))


def standing_on(
    capability: int, ours: int, others: Sequence[int], records: Records, day: int, known: int
) -> Run | None:
    """The run that a day is in, with the spans that make it so on that day."""
    for run in standings(capability, ours, others, records, known):
        if run.since <= day < run.until:
            chain = records.chain(capability, known)
            found = [_alone(product, chain, records, day, known) for product in (ours, *others)]
            return replace(run, rests_on=_rests_on(found))
    return None


def because_on(
    capability: int, ours: int, others: Sequence[int], records: Records, day: int, known: int
) -> Because | None:
    """The rule by which a capability stands on a day, without its run: the quick answer."""
    chain = records.chain(capability, known)
    if not chain:
        return None
    found = [_alone(product, chain, records, day, known) for product in (ours, *others)]
    return _weighed(found, chain)


def has_on(capability: int, product: int, records: Records, day: int, known: int) -> Has:
    """How much of a capability a product has on a day, and its level where that counts."""
    chain = records.chain(capability, known)
    if not chain:
        return Has(Support.UNKNOWN)
    return _has(_alone(product, chain, records, day, known), capability, chain[0].better)


def stretches_of(
    capability: int, product: int, records: Records, known: int
) -> tuple[Stretch, ...]:
    """All days of a pair within all that it is part of, as known on a day.

    Unknown throughout for a heading, or what wasn't known then.
    """
    chain = records.chain(capability, known)
    return _line(product, chain, records, known) if chain else timeline((), (), known)


@dataclass(frozen=True, slots=True)
class _Moment:
    """A day on which something changes, and what is known from it on, ours first."""

    day: int
    stretches: tuple[Stretch, ...]
    because: Because


def _line(
    product: int, chain: Sequence[CapabilityVersion], records: Records, known: int
) -> tuple[Stretch, ...]:
    """A product's having a capability, within all that it is part of."""
    lines = [
        timeline(
            records.spans(product, place.capability),
            records.checks(product, place.capability),
            known,
        )
        for place in chain
    ]
    line = lines[0]
    for whole in lines[1:]:
        line = tuple(_within(line, whole))
    return line


def _within(line: Sequence[Stretch], whole: Sequence[Stretch]) -> Iterator[Stretch]:
    for since, (part, around) in _together((line, whole)):
        yield _part_of(part, around, since, min(part.until, around.until))


def _part_of(part: Stretch, whole: Stretch, since: int, until: int) -> Stretch:
    rests_on = part.rests_on + whole.rests_on
    return Stretch(since, until, part.bounds.within(whole.bounds), rests_on)


def _together(
    lines: Sequence[Sequence[Stretch]],
) -> Iterator[tuple[int, tuple[Stretch, ...]]]:
    """Each day on which any of the lines changes, and the stretches that all are in from then."""
    at = [0] * len(lines)
    day = BEGINNING
    while day < OPEN:
        stretches = tuple(line[place] for line, place in zip(lines, at, strict=True))
        yield day, stretches
        day = min(stretch.until for stretch in stretches)
        at = [place + (stretch.until == day) for place, stretch in zip(at, stretches, strict=True)]


def _alone(
    product: int, chain: Sequence[CapabilityVersion], records: Records, day: int, known: int
) -> Stretch:
    """One day of a product's having a capability, within all that it is part of."""
    days = (
        day_alone(
            records.spans(product, place.capability),
            records.checks(product, place.capability),
            day,
            known,
        )
        for place in chain
    )
    return functools.reduce(lambda part, whole: _part_of(part, whole, day, day + 1), days)


def _weighed(stretches: Sequence[Stretch], chain: Sequence[CapabilityVersion]) -> Because:
    place = chain[0]
    ours, *others = (_has(stretch, place.capability, place.better) for stretch in stretches)
    return weigh(ours, others, place.better, any(place.is_deprecated for place in chain))


def _has(stretch: Stretch, capability: int, better: Better | None) -> Has:
    """What a product has in a stretch: of several levels the best, in the unit that sorts first."""
    if better is None or stretch.support is not Support.FULL:
        return Has(stretch.support)
    measured = [
        (span.unit, span.level)
        for span in stretch.rests_on
        if span.capability == capability and span.level is not None and not span.qualifiers
    ]
    if not measured:
        return Has(stretch.support)
    unit = min(unit for unit, _ in measured)
    levels = [level for of_unit, level in measured if of_unit == unit]
    return Has(stretch.support, max(levels) if better is Better.HIGHER else min(levels), unit)


def _runs(moments: Sequence[_Moment]) -> Iterator[Run]:
    begins = [
        at
        for at, moment in enumerate(moments)
        if at == 0 or moment.because is not moments[at - 1].because
    ]
    for begin, end in pairwise((*begins, len(moments))):
        first, last = moments[begin], moments[end - 1]
        before = moments[begin - 1] if begin else None
        after = moments[end] if end < len(moments) else None
        yield Run(
            first.because,
            first.day if before else BEGINNING,
            after.day if after else OPEN,
            before is None or not _could_be(first, before),
            after is None or not _could_be(last, after),
            _rests_on(first.stretches),
        )


def _could_be(moment: _Moment, neighbour: _Moment) -> bool:
    """Whether a day beside it may have been like it, for all that is known of that day."""
    pairs = [
        (mine.bounds, theirs.bounds)
        for mine, theirs in zip(moment.stretches, neighbour.stretches, strict=True)
        if mine.bounds != theirs.bounds
    ]
    return bool(pairs) and all(_is_inside(mine, theirs) for mine, theirs in pairs)


def _is_inside(bounds: Bounds, wider: Bounds) -> bool:
    return wider.least <= bounds.least and bounds.most <= wider.most


def _rests_on(stretches: Iterable[Stretch]) -> tuple[Span, ...]:
    found = {span: None for stretch in stretches for span in stretch.rests_on}
    return tuple(found)
