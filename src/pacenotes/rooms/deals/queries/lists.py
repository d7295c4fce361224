"""A page of the list of deals: rows, their lights, and the places where the next pages begin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pacenotes.core.deal_filter import DealFilter
from pacenotes.rooms.deals.models import Deal, DealQuerySet
from pacenotes.rooms.deals.queries.filtering import filtered
from pacenotes.rooms.deals.queries.orders import COLUMNS, Place, Sort, ids_from
from pacenotes.rooms.deals.queries.standings import Lights, lights_of_ids
from pacenotes.rooms.people.models import Person

ROWS = 50
"""Deals on a page."""

MOST_COUNTED = 1000
"""Deals are counted up to here, so that a count costs the same however many there are."""


class DealRow(NamedTuple):
    """What a list shows of a deal. `owner` names who owns it, here or elsewhere."""

    pk: int
    name: str
    account: str | None
    pipeline: str
    stage: str
    amount: Decimal | None
    currency: str
    closes_on: dt.date | None
    opened_on: dt.date | None
    owner_id: int | None
    owner: str
    lights: Lights

    def place(self, sort: Sort, is_before: bool = False) -> Place:
        """The place after this deal in an order, or before it."""
        values = tuple(getattr(self, _FIELDS.get(name, name)) for name in COLUMNS[sort.key])
        return Place(self.pk, values, is_before)


_FIELDS = {"account__name": "account", "owner__name": "owner"}


@dataclass(frozen=True, slots=True)
class DealPage:
    """A page of deals; `before` and `after` are where the neighbouring pages end and begin, None
    at the ends. `count` stops at MOST_COUNTED + 1."""

    rows: tuple[DealRow, ...]
    before: Place | None
    after: Place | None
    count: int


def deal_page(
    person: Person, chosen: DealFilter, sort: Sort, place: Place | None, today: dt.date
) -> DealPage:
    """The page of deals at a place, of those that this person may see, in as many queries however
    many there are."""
    deals = filtered(Deal.objects.visible_to(person), chosen, person, today)
    ids = ids_from(deals, sort, place, ROWS + 1, chosen)
    if place is not None and place.is_before and len(ids) <= ROWS:
        # The first page is whole, also for who comes to it from behind.
        place = None
        ids = ids_from(deals, sort, None, ROWS + 1, chosen)
    goes_on = len(ids) > ROWS
    is_back = place is not None and place.is_before
    rows = deal_rows(ids[:ROWS][::-1] if is_back else ids[:ROWS], today)
    before = rows[0].place(sort, is_before=True) if rows and place is not None else None
    after = rows[-1].place(sort) if rows and (goes_on or is_back) else None
    return DealPage(rows, before, after, count_of(deals))


def deal_rows(ids: Sequence[int], today: dt.date) -> tuple[DealRow, ...]:
    """The deals with these ids, in this order, with their lights, in two queries."""
    lights = lights_of_ids(ids, today)
    found = Deal.objects.filter(pk__in=ids).order_by()
    rows = {
        row[0]: DealRow(*row[:-2], row[-2] or row[-1], lights[row[0]])
        for row in found.values_list(
            "pk", "name", "account__name", "pipeline", "stage", "amount", "currency", "closes_on",
            "opened_on", "owner_id", "owner__name", "owner_name",
        )
    }  # fmt: skip
    return tuple(rows[pk] for pk in ids if pk in rows)


def count_of(deals: DealQuerySet) -> int:
    """How many deals these are, up to MOST_COUNTED + 1."""
    return deals.order_by()[: MOST_COUNTED + 1].count()
