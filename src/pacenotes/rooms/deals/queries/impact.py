"""Which open deals feel a change of the landscape, and what is at stake on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pacenotes.core.landscape.changes import Change, Changes, Corner, Kind, changes
from pacenotes.core.landscape.impact import DealInterest, Impact, Interests
from pacenotes.core.landscape.support import Support
from pacenotes.rooms.deals.models import (
    Competitor,
    Deal,
    DealQuerySet,
    FeltChange,
    RequiredCapability,
)
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.landscape.models import Capability, Product
from pacenotes.rooms.landscape.queries.columns import landscape_now
from pacenotes.rooms.landscape.queries.naming import own_products
from pacenotes.rooms.people.models import Person

NO_PRODUCT = 0
"""An id that no product has."""
MOST_CHANGES = 60
"""Changes that the page shows, those of musts first."""
MOST_DEALS = 12
"""Deals that the page shows of one change."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """A deal that feels a change; `is_must` where it is out without the capability."""

    deal: Deal
    is_must: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A change, and the first of the deals that feel it, musts first; `count` of them in all."""

    capability: Capability
    product: Product
    kind: Kind
    before: Support
    after: Support
    feelings: tuple[Feeling, ...]
    count: int

    @property
    def touches_a_must(self) -> bool:
        """Whether a deal is out without what changed."""
        return any(one.is_must for one in self.feelings)

    @property
    def more(self) -> int:
        """How many deals aren't shown."""
        return self.count - len(self.feelings)


@dataclass(frozen=True, slots=True)
class ImpactSeen:
    """What somebody sees of a change set: the changes that touch their open deals, how many deals
    that is and what they amount to by currency; `changes` counts all changes, whoever feels them.
    """

    seen: tuple[Seen, ...]
    more: int
    deals: int
    at_stake: tuple[tuple[str, Decimal], ...]
    without_amount: int
    changes: int


def impact_seen(person: Person, first: Corner, second: Corner) -> ImpactSeen:
    """What changed between two corners, for the open deals that this person may see and no others:
    counts and sums are of those alone. Nine queries at most."""
    interests = interests_of(Deal.objects.visible_to(person))
    told, impact = impact_of(interests, first, second)
    musts = {one.deal: one.musts for one in interests}
    rows = list(told)
    felt: dict[int, list[tuple[bool, int]]] = {}
    for one in impact:
        for row in one.changes:
            felt.setdefault(row, []).append((rows[row].capability in musts[one.deal], one.deal))
    order = sorted(felt, key=lambda row: (not any(must for must, _ in felt[row]), row))
    chosen = {row: sorted(felt[row], key=lambda one: not one[0]) for row in order[:MOST_CHANGES]}
    return ImpactSeen(
        tuple(_seen(chosen, rows)),
        max(0, len(order) - MOST_CHANGES),
        len(impact.deals),
        impact.at_stake,
        impact.without_amount,
        len(rows),
    )


def interests_of(deals: DealQuerySet) -> list[DealInterest]:
    """What the open ones of some deals are sensitive to, those that require something of the
    landscape; three queries. Every product of ours touches each of them."""
    open_ones = deals.filter(outcome="open")
    required = RequiredCapability.objects.filter(deal__in=open_ones.values("pk"))
    needs: dict[int, tuple[set[int], set[int]]] = {}
    for deal, capability, is_must in required.exclude(capability=None).values_list(
        "deal", "capability", "is_must"
    ):
        musts, shoulds = needs.setdefault(deal, (set(), set()))
        (musts if is_must else shoulds).add(capability)
    if not needs:
        return []
    ours = set(own_products().values_list("pk", flat=True))
    products: dict[int, set[int]] = {}
    named = Competitor.objects.filter(deal__in=open_ones.values("pk")).exclude(product=None)
    for deal, product in named.values_list("deal", "product"):
        products.setdefault(deal, set()).add(product)
    return [
        DealInterest(
            pk,
            frozenset(needs[pk][0]),
            frozenset(needs[pk][1]),
            frozenset(products.get(pk, set()) | ours),
            amount,
            currency,
        )
        for pk, amount, currency in open_ones.order_by("pk").values_list("pk", "amount", "currency")
        if pk in needs
    ]


def impact_of(
    interests: Sequence[DealInterest], first: Corner, second: Corner
) -> tuple[Changes, Impact]:
    """What changed between two corners, and which deals feel it; the columns' queries."""
    landscape = landscape_now()
    told = changes(landscape.columns, first, second, landscape.measured)
    # Our products stand among what each deal watches, as there may be more than one of them.
    return told, Interests(interests, NO_PRODUCT).impact(told)


def looked_on() -> dt.date | None:
    """The day on which teams were last told of changes; None where they never were. One query."""
    last = Event.objects.about(FeltChange(pk=0)).filter(verb="looked").order_by("-pk").first()
    return dt.date.fromisoformat(last.after["on"]) if last is not None else None


def _seen(chosen: dict[int, list[tuple[bool, int]]], rows: list[Change]) -> Iterable[Seen]:
    ids = {deal for felt in chosen.values() for _, deal in felt[:MOST_DEALS]}
    deals = Deal.objects.select_related("account").in_bulk(ids)
    told = [rows[row] for row in chosen]
    capabilities = Capability.objects.in_bulk({one.capability for one in told})
    products = Product.objects.select_related("vendor").in_bulk({one.product for one in told})
    for row, felt in chosen.items():
        one = rows[row]
        yield Seen(
            capabilities[one.capability],
            products[one.product],
            one.kind,
            one.before,
            one.after,
            tuple(Feeling(deals[deal], must) for must, deal in felt[:MOST_DEALS]),
            len(felt),
        )
