"""Battlecards: what is known of two products, with what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from pacenotes.core.landscape.bits import Bytes
from pacenotes.core.landscape.cards import (
    MOST_SHOWN,
    Card,
    Point,
    Statement,
    Track,
    sections,
)
from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.histories import Histories
from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.rectangles import Ids
from pacenotes.core.landscape.standing import Standing
from pacenotes.core.landscape.weighing import BECAUSE, NO_STANDING
from pacenotes.rooms.landscape.models import Capability, Product, StatementVersion, TalkTrack
from pacenotes.rooms.landscape.queries.at_corner import at_corner
from pacenotes.rooms.landscape.queries.columns import Landscape, landscape_now
from pacenotes.rooms.landscape.queries.comparing import compared_with


class Comparison(Protocol):
    """A product of ours held against others at one corner."""

    @property
    def general(self) -> Sequence[Product]:
        """What ours is compared with in general."""

    def standing(self, capability: int, others: Sequence[Product]) -> Standing:
        """How a capability stands against some products; unknown for what has no standing."""


@dataclass(slots=True)
class Held:
    """A product of ours held against others, at one corner; nothing is asked for twice."""

    ours: Product
    others: Sequence[Product]
    corner: Corner
    landscape: Landscape = field(default_factory=landscape_now)
    _codes: dict[tuple[int, ...], Bytes] = field(default_factory=dict)
    _general: list[Product] | None = None

    @property
    def general(self) -> list[Product]:
        """What ours is compared with in general."""
        if self._general is None:
            self._general = compared_with(self.ours)
        return self._general

    def histories(self) -> Histories:
        """Every capability's runs against the others, as known at the corner."""
        others = [one.pk for one in self.others]
        columns, measured = self.landscape.columns, self.landscape.measured
        return columns.histories(self.ours.pk, others, self.corner.known, measured)

    def standing(self, capability: int, others: Sequence[Product]) -> Standing:
        """How a capability stands against some products; unknown for what has no standing."""
        at = self.landscape.columns.places.at.get(capability)
        code = NO_STANDING if at is None else int(self._against(others)[at])
        return Standing.UNKNOWN if code == NO_STANDING else BECAUSE[code].standing

    def _against(self, others: Sequence[Product]) -> Bytes:
        key = tuple(sorted(one.pk for one in others))
        if key not in self._codes:
            columns, measured = self.landscape.columns, self.landscape.measured
            self._codes[key] = columns.standings_at(
                self.ours.pk, key, self.corner.day, self.corner.known, measured
            )
        return self._codes[key]


class HeldAlone:
    """One capability of ours against any products, at one corner, straight from the tables."""

    def __init__(
        self, ours: Product, capability: Capability, products: Iterable[int], corner: Corner
    ) -> None:
        self._ours = ours
        self._found = at_corner([capability.pk], [ours.pk, *products], corner)
        self.general = compared_with(ours)

    def standing(self, capability: int, others: Sequence[Product]) -> Standing:
        """How it stands against some of the products; unknown for what has no standing."""
        because = self._found.because(capability, self._ours.pk, [one.pk for one in others])
        return because.standing if because is not None else Standing.UNKNOWN


class Tracks:
    """What is said of capabilities of ours where it is held against some products, in one query."""

    def __init__(self, held: Held) -> None:
        self._held = held
        rows = TalkTrack.objects.filter(ours=held.ours).select_related("against")
        others = {one.pk for one in held.others}
        self._rows: dict[int, list[TalkTrack]] = {}
        for row in rows.order_by("against__name", "pk"):
            if row.against_id is None or row.against_id in others:
                self._rows.setdefault(row.capability_id, []).append(row)

    @property
    def capabilities(self) -> list[int]:
        """The capabilities on which there are words, by id."""
        return sorted(self._rows)

    def of(self, capability: int, here: Standing) -> Track | None:
        """What is said of one where it stands so: against the one product that ours is held
        against, else in general, else against one of them; None where there are no words."""
        rows = self._rows.get(capability, ())
        specific = [row for row in rows if row.against_id is not None]
        general = [row for row in rows if row.against_id is None]
        ordered = [*specific, *general] if len(self._held.others) == 1 else [*general, *specific]
        return track_of(ordered[0], self._held, here) if ordered else None


def track_of(row: TalkTrack, held: Comparison, here: Standing) -> Track:
    """A talk track as a card shows it, with how its own comparison stands."""
    others = [row.against] if row.against is not None else held.general
    return Track(
        row.say,
        row.ask,
        row.proof,
        row.trap,
        row.show,
        Standing(row.standing),
        held.standing(row.capability_id, others),
        here,
        row.against.name if row.against is not None else "",
    )


def battlecard(*, ours: Product, product: Product, corner: Corner) -> Card:
    """A product of ours held against a competitor's; five queries, one of them for the columns."""
    held = Held(ours, [product], corner)
    tracks = Tracks(held)
    found = held.histories()
    rows = found.on(corner.day)
    ids = held.landscape.columns.capabilities[found.capability[rows]]
    standing = _STANDINGS[found.because[rows]]
    counts = {one: int((standing == code).sum()) for code, one in enumerate(Standing)}
    chosen = list(_chosen(rows, ids, standing, found, tracks.capabilities))
    runs = {int(ids[at]): run_at(found, int(rows[at])) for at in chosen}
    names = names_of(runs)
    points = [
        Point(one, names[one], run, tracks.of(one, run.standing)) for one, run in runs.items()
    ]
    return Card(
        ours.name,
        product.name,
        product.vendor.name,
        corner,
        sections(points, counts),
        tuple(statements(corner)),
    )


def run_at(found: Histories, row: int) -> Run:
    """One run of the columns."""
    return Run(
        BECAUSE[found.because[row]],
        int(found.since[row]),
        int(found.until[row]),
        bool(found.is_since_exact[row]),
        bool(found.is_until_exact[row]),
    )


def names_of(capabilities: Iterable[int]) -> dict[int, str]:
    """What some capabilities (ids) are called; one query."""
    rows = Capability.objects.filter(pk__in=list(capabilities)).order_by()
    return dict(rows.values_list("pk", "name"))


def statements(corner: Corner) -> list[Statement]:
    """What sets the company apart at a corner, the newest first; one query."""
    rows = StatementVersion.objects.filter(
        held_from__lte=corner.day,
        held_until__gt=corner.day,
        recorded_from__lte=corner.known,
        recorded_until__gt=corner.known,
    )
    return [
        Statement(row.text, row.proof, row.link, row.held_from)
        for row in rows.order_by("-held_from", "pk")
    ]


_STANDINGS = np.array([list(Standing).index(one.standing) for one in BECAUSE])
"""Which standing each rule makes, by its code."""


def _chosen(
    rows: npt.NDArray[np.intp],
    ids: Ids,
    standing: npt.NDArray[np.intp],
    found: Histories,
    worded: Sequence[int],
) -> Iterable[int]:
    """The places in `rows` of what a card shows: of each standing what has words first, then the
    newest."""
    has_no_words = ~np.isin(ids, worded)
    order = np.lexsort((ids, -found.since[rows].astype(np.int64), has_no_words))
    for code in range(len(Standing)):
        yield from order[standing[order] == code][:MOST_SHOWN].tolist()
