"""A fact and its releases resolved to rectangles of held × recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pacenotes.core.landscape.days import BEGINNING, OPEN
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.support import NOT_THERE, Bounds, Qualifier, Support
from pacenotes.core.landscape.versions import FactVersion, ReleaseVersion

_STRENGTHS = (Support.PARTIAL, Support.FULL)
_HELD = {strength: Bounds(strength, strength) for strength in _STRENGTHS}
_POSSIBLE = {strength: Bounds(Support.NO, strength) for strength in _STRENGTHS}


@dataclass(frozen=True, slots=True)
class Span:
    """A fact over days, as known from `recorded_from` until `recorded_until`; half-open, all of it.

    It surely holds from `held_from` until `held_until`; it may hold from `possible_from` and until
    `possible_until`, which differ from those where a mark is *on or before*. What isn't held yet,
    because its release hasn't shipped, holds from OPEN until OPEN and still says that we know.
    """

    fact: int
    product: int
    capability: int
    held_from: int
    held_until: int
    possible_from: int
    possible_until: int
    recorded_from: int
    recorded_until: int
    qualifiers: frozenset[Qualifier] = frozenset()
    detail: str = ""
    level: float | None = None
    unit: str = ""

    @property
    def strength(self) -> Support:
        """How much the product has while it holds."""
        return Support.PARTIAL if self.qualifiers else Support.FULL

    @property
    def is_from_exact(self) -> bool:
        """Whether it surely didn't hold the day before."""
        return self.possible_from == self.held_from

    @property
    def is_until_exact(self) -> bool:
        """Whether it surely doesn't hold on the day that it is held until."""
        return self.possible_until == self.held_until

    def on(self, day: int) -> Bounds:
        """What it says of a day by itself."""
        if self.held_from <= day < self.held_until:
            return _HELD[self.strength]
        if self.possible_from <= day < self.possible_until:
            return _POSSIBLE[self.strength]
        return NOT_THERE


def spans(fact: FactVersion, releases: Releases) -> tuple[Span, ...]:
    """The rectangles of a version of a fact, in the order in which they were known.

    There is one for each stretch in which its releases were known alike. None where the version was
    replaced on the day that it was recorded. `releases` hold what the marks name; for a removal *on
    or before*, all releases of the product.
    """
    found: list[Span] = []
    for since, until in _stretches(fact, _concerned(fact, releases)):
        span = _as_known(fact, releases, since, until)
        if found and replace(found[-1], recorded_from=since, recorded_until=until) == span:
            found[-1] = replace(found[-1], recorded_until=until)
        else:
            found.append(span)
    return tuple(found)


def span_now(fact: FactVersion, releases: Releases, known: int) -> Span:
    """The rectangle of a version that stands, from `known` on, as its releases are known then."""
    return _as_known(fact, releases, known, OPEN)


def _concerned(fact: FactVersion, releases: Releases) -> Sequence[ReleaseVersion]:
    if fact.removed is not None and not fact.removed.is_exact:
        return releases.of_product(fact.product)
    return [
        version
        for mark in (fact.added, fact.removed)
        if mark is not None and mark.release is not None
        for version in releases.of(mark.release)
    ]


def _stretches(fact: FactVersion, versions: Sequence[ReleaseVersion]) -> Iterator[tuple[int, int]]:
    """The recorded time of a fact, cut where something about its releases was recorded."""
    first, last = fact.recorded_from, fact.recorded_until
    if first >= last:
        return
    cuts = {version.recorded_from for version in versions}
    cuts.update(version.recorded_until for version in versions)
    edges = [first, *sorted(cut for cut in cuts if first < cut < last), last]
    yield from pairwise(edges)


def _as_known(fact: FactVersion, releases: Releases, since: int, until: int) -> Span:
    possible_from, held_from, held_until, possible_until = _days(fact, releases, since)
    return Span(
        fact.fact, fact.product, fact.capability,
        held_from, held_until, possible_from, possible_until, since, until,
        fact.qualifiers, fact.detail, fact.level, fact.unit,
    )  # fmt: skip


def _days(fact: FactVersion, releases: Releases, known: int) -> tuple[int, int, int, int]:
    """Possible from, held from, held until, possible until."""
    added = BEGINNING if fact.added is None else releases.day(fact.added, known)
    if added is None:
        return OPEN, OPEN, OPEN, OPEN
    removed = None if fact.removed is None else releases.day(fact.removed, known)
    until = OPEN if removed is None else max(removed, added)
    possible_from = added if fact.added is None or fact.added.is_exact else BEGINNING
    if removed is None or fact.removed is None or fact.removed.is_exact:
        return possible_from, added, until, until
    # Of a removal that may have come sooner, only the release that it was added with is sure.
    following = releases.next_day(fact.product, added, known)
    sure = until if following is None else min(following, until)
    return possible_from, added, sure, until
