"""What changed between two corners, each on its day, with what it did to our standing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pacenotes.core.landscape.bits import Bytes
from pacenotes.core.landscape.changes import Corner, Kind
from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.dated_changes import dated_changes
from pacenotes.core.landscape.histories import Histories
from pacenotes.core.landscape.places import Flags
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.standing import Because, Standing
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.weighing import BECAUSE, NO_STANDING
from pacenotes.rooms.landscape.models import Capability
from pacenotes.rooms.landscape.queries.columns import landscape_now
from pacenotes.rooms.landscape.queries.compared import Compared
from pacenotes.rooms.landscape.queries.tree import capability_tree

PAGE = 50
"""Lines of a page."""
LONGEST = 366
"""Days that two corners may lie apart."""


@dataclass(frozen=True, slots=True)
class StandingStep:
    """How our standing changed; None where there was none."""

    before: Because | None
    after: Because | None

    @property
    def is_another(self) -> bool:
        """Whether the standing is another one, not only its reason."""
        return _standing(self.before) is not _standing(self.after)


@dataclass(frozen=True, slots=True)
class FeedLine:
    """One change, by ids. `product` is None where only a measured level changed.

    `day` is the world's, or for *we were wrong* the one on which we learnt better. `standing` is
    None where that stayed as it was.
    """

    day: int
    kind: Kind
    capability: int
    product: int | None
    before: Support | None
    after: Support | None
    standing: StandingStep | None


@dataclass(frozen=True, slots=True)
class Feed:
    """All changes between two corners, newest first.

    `came` counts capabilities that weren't in the landscape at the first corner: what is known of
    them by now is no correction, and isn't told as one. `moved` are capabilities (ids) whose
    standing is another one at the second corner.
    """

    lines: tuple[FeedLine, ...] = ()
    came: int = 0
    moved: tuple[tuple[int, StandingStep], ...] = ()

    @property
    def counts(self) -> dict[Kind, int]:
        """How many there are of each kind."""
        told = Counter(line.kind for line in self.lines)
        return {kind: told[kind] for kind in Kind}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is compared, over columns."""

    columns: Columns
    measured: Records
    compared: Compared

    def supports(self, day: int, known: int) -> Bytes:
        """Capabilities (their places) × products compared."""
        products = [self.columns.products.index(one.pk) for one in self.compared.products]
        return self.columns.matrix(day, known)[:, products]

    def standings(self, day: int, known: int) -> Bytes:
        """The code of each capability."""
        ours, others = self.compared.ours.pk, self.compared.other_ids
        return self.columns.standings_at(ours, others, day, known, self.measured)

    def histories(self, known: int) -> Histories:
        """The runs of all capabilities."""
        ours, others = self.compared.ours.pk, self.compared.other_ids
        return self.columns.histories(ours, others, known, self.measured)


def feed(compared: Compared, first: Corner, second: Corner) -> Feed:
    """The changes after one corner and up to another, at most `LONGEST` days later.

    First what we learnt of the first day, told on the day that we learnt it; then what happened
    until the second, as known there.
    """
    landscape = landscape_now()
    asked = _Asked(landscape.columns, landscape.measured, compared)
    if not len(asked.columns.places):
        return Feed()
    was_there = np.ones(len(asked.columns.places), bool)
    was_there[asked.columns.places.tree(first.known).absent] = False
    lines = [*_corrected(asked, first, second, was_there), *_happened(asked, first, second)]
    tree = capability_tree(asked.columns.places, second.known)
    shown = {one.pk: at for at, one in enumerate(compared.products)}
    lines = [line for line in lines if line.capability in tree.at]
    lines.sort(
        key=lambda line: (
            -line.day,
            not (line.standing and line.standing.is_another),
            tree.at[line.capability],
            shown.get(line.product or 0, -1),
        )
    )
    came = int((~was_there[tree.place[~tree.is_heading]]).sum())
    return Feed(tuple(lines), came, tuple(_moved(asked, first, second, was_there)))


def capability_names(ids: Sequence[int]) -> dict[int, str]:
    """What capabilities are called, by id; one query."""
    return dict(Capability.objects.filter(pk__in=set(ids)).order_by().values_list("pk", "name"))


def _happened(asked: _Asked, first: Corner, second: Corner) -> Iterator[FeedLine]:
    """What changed in the world, as known at the second corner."""
    products = [one.pk for one in asked.compared.products]
    whole = asked.histories(second.known)
    steps = _steps_by_day(whole, first.day, second.day)
    told = set()
    for one in dated_changes(asked.columns, products, first.day, second.day, second.known):
        change = one.change
        at = (asked.columns.places.at[change.capability], one.day)
        told.add(at)
        yield FeedLine(
            one.day, change.kind, change.capability, change.product, change.before, change.after,
            steps.get(at),
        )  # fmt: skip
    for at, step in steps.items():
        if at not in told:
            capability = int(asked.columns.capabilities[at[0]])
            yield FeedLine(at[1], Kind.SHIPPED, capability, None, None, None, step)


def _steps_by_day(whole: Histories, first: int, last: int) -> dict[tuple[int, int], StandingStep]:
    """Changes of standing by capability (its place) and day."""
    is_next = np.zeros(len(whole), bool)
    is_next[1:] = whole.capability[1:] == whole.capability[:-1]
    rows = np.flatnonzero(is_next & (whole.since > first) & (whole.since <= last))
    return {
        (int(whole.capability[row]), int(whole.since[row])): StandingStep(
            BECAUSE[whole.because[row - 1]], BECAUSE[whole.because[row]]
        )
        for row in rows.tolist()
    }


def _corrected(
    asked: _Asked, first: Corner, second: Corner, was_there: Flags
) -> Iterator[FeedLine]:
    """What we learnt of the first day, day by day of learning; what was taken back is there
    twice."""
    was = _Learnt(asked, first.day, first.known)
    for known in asked.columns.days_of_recording(first.known, second.known):
        now = _Learnt(asked, first.day, known)
        yield from _learnt(asked, was, now, was_there)
        was = now


class _Learnt:
    """What was known of a day on another."""

    def __init__(self, asked: _Asked, day: int, known: int) -> None:
        self.known = known
        self.supports, self.codes = asked.supports(day, known), asked.standings(day, known)


def _learnt(asked: _Asked, was: _Learnt, now: _Learnt, was_there: Flags) -> Iterator[FeedLine]:
    codes = was.codes, now.codes
    another = (codes[0] != codes[1]) & was_there
    rows, products = np.nonzero((was.supports != now.supports) & was_there[:, None])
    for row, product in zip(rows.tolist(), products.tolist(), strict=True):
        yield FeedLine(
            now.known,
            Kind.WE_WERE_WRONG,
            int(asked.columns.capabilities[row]),
            asked.compared.products[product].pk,
            Support(was.supports[row, product]),
            Support(now.supports[row, product]),
            _step(codes, row) if another[row] else None,
        )
    another[rows] = False
    for row in np.flatnonzero(another).tolist():
        capability = int(asked.columns.capabilities[row])
        step = _step(codes, row)
        yield FeedLine(now.known, Kind.WE_WERE_WRONG, capability, None, None, None, step)


def _moved(
    asked: _Asked, first: Corner, second: Corner, was_there: Flags
) -> Iterator[tuple[int, StandingStep]]:
    before = asked.standings(first.day, first.known)
    after = asked.standings(second.day, second.known)
    for row in np.flatnonzero((before != after) & was_there).tolist():
        step = _step((before, after), row)
        if step.is_another:
            yield int(asked.columns.capabilities[row]), step


def _step(codes: tuple[Bytes, Bytes], row: int) -> StandingStep:
    return StandingStep(_because(int(codes[0][row])), _because(int(codes[1][row])))


def _because(code: int) -> Because | None:
    return None if code == NO_STANDING else BECAUSE[code]


def _standing(because: Because | None) -> Standing | None:
    return None if because is None else because.standing
