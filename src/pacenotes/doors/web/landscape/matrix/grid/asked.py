"""What of the matrix is asked for, all of it in the query string."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from pacenotes.core.landscape.standing import Standing
from pacenotes.doors.web.landscape.matrix.days_asked import DaysAsked, days_asked
from pacenotes.doors.web.sent_numbers import read_number
from pacenotes.rooms.landscape.queries.matrix import MatrixFilter

MOST_FOLDED = 300
"""Capabilities that an address folds or unfolds by hand."""


@dataclass(frozen=True, slots=True)
class MatrixAsked:
    """The set, the days and the filter of a matrix."""

    key: str
    days: DaysAsked
    chosen: MatrixFilter

    @property
    def query(self) -> str:
        """As a query string, always written alike."""
        return self.with_(self.chosen)

    @property
    def fixed(self) -> str:
        """The same with both days written out."""
        return urlencode([*_of_set(self.key), *self.days.fixed, *_of_filter(self.chosen)])

    @property
    def of_days(self) -> str:
        """The set and the days alone, for the pages that this one leads to."""
        return urlencode([*_of_set(self.key), *self.days.pairs])

    def with_(self, chosen: MatrixFilter) -> str:
        """The query of the same set and days with another filter."""
        return urlencode([*_of_set(self.key), *self.days.pairs, *_of_filter(chosen)])

    def on(self, date: str) -> str:
        """The query of the same on another day."""
        known = [pair for pair in self.days.pairs if pair[0] == "known"]
        pairs = [*_of_set(self.key), ("day", date), *known, *_of_filter(self.chosen)]
        return urlencode(pairs)

    def turned(self, capability: int, is_open: bool) -> str:
        """The query in which a capability is folded, or unfolded."""
        opened, shut = self.chosen.opened - {capability}, self.chosen.shut - {capability}
        if is_open:
            shut |= {capability}
        else:
            opened |= {capability}
        return self.with_(replace(self.chosen, opened=opened, shut=shut))

    def with_standing(self, standing: Standing) -> str:
        """The query in which a standing is asked for, or no longer is."""
        wanted = self.chosen.standings ^ {standing}
        return self.with_(replace(self.chosen, standings=wanted, after=None))


def matrix_asked(told: QueryDict, today: dt.date) -> MatrixAsked:
    """What a query string asks for; what it doesn't say, or can't be read, is as usual."""
    chosen = MatrixFilter(
        frozenset(one for one in Standing if one.value in told.getlist("standing")),
        told.get("q", "").strip()[:200].replace("\0", ""),
        told.get("differs") == "1",
        read_number(told.get("under", "")) or None,
        _ids(told.get("open", "")),
        _ids(told.get("shut", "")),
        read_number(told.get("after", "")) or None,
    )
    return MatrixAsked(told.get("set", "")[:20], days_asked(told, today), chosen)


def told_ids(ids: Iterable[int]) -> str:
    """Ids as an address has them."""
    return ".".join(str(one) for one in sorted(ids)[:MOST_FOLDED])


def _ids(written: str) -> frozenset[int]:
    found = (read_number(one) for one in written[:4000].split(".")[:MOST_FOLDED])
    return frozenset(one for one in found if one)


def _of_set(key: str) -> Iterator[tuple[str, str]]:
    if key:
        yield "set", key


def _of_filter(chosen: MatrixFilter) -> Iterator[tuple[str, str]]:
    if chosen.text:
        yield "q", chosen.text
    for standing in Standing:
        if standing in chosen.standings:
            yield "standing", standing.value
    if chosen.differs:
        yield "differs", "1"
    if chosen.under is not None:
        yield "under", str(chosen.under)
    if chosen.opened:
        yield "open", told_ids(chosen.opened)
    if chosen.shut:
        yield "shut", told_ids(chosen.shut)
    if chosen.after is not None:
        yield "after", str(chosen.after)
