"""What a page of deals is asked for: filter, order and place, all of it in the query string."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from pacenotes.core.deal_filter import DealFilter, Pair, read_filter
from pacenotes.core.wording import Words
from pacenotes.rooms.deals.queries.orders import Place, Sort, read_place, read_sort


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; `faults` are conditions that can't be read."""

    chosen: DealFilter
    sort: Sort
    place: Place | None
    faults: tuple[Words, ...] = ()

    @property
    def query(self) -> str:
        """Filter and order as a query string, always written alike; no place."""
        return query_of(self.chosen, self.sort)


def asked_for(told: QueryDict) -> Asked:
    """What a query string asks for; what it doesn't say is as usual."""
    chosen, faults = read_filter(pairs_of(told))
    sort = read_sort(told.get("sort", ""))
    before, after = told.get("before", ""), told.get("after", "")
    place = read_place(before or after, sort, is_before=bool(before)) if before or after else None
    return Asked(chosen, sort, place, faults)


def asked_in(query: str) -> Asked:
    """What a query string asks for kept by a form or a saved filter; one too long asks nothing."""
    return asked_for(QueryDict(query if _is_short(query) else ""))


def query_of(chosen: DealFilter, sort: Sort, **more: str) -> str:
    """A query string."""
    usual = () if sort == Sort() else (("sort", str(sort)),)
    return urlencode([*chosen.pairs(), *usual, *more.items()])


def pairs_of(told: QueryDict) -> Iterator[Pair]:
    """A query string's names and values, one by one."""
    for name, values in told.lists():
        for value in values:
            yield name, str(value)


def _is_short(query: str) -> bool:
    return len(query) <= 2000 and query.count("&") < 90
