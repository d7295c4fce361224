"""Which product of ours is held against which others, where nobody says."""

from __future__ import annotations

from collections.abc import Iterable

from pacenotes.rooms.landscape.models import CompetitorSet, Product
from pacenotes.rooms.landscape.queries.naming import competing_products, own_products


def ours_against(others: Iterable[int]) -> Product | None:
    """The product of ours that is held against these (ids): the only one, else that of the set
    that has most of them, else the first by name. None where there is none. Three queries at
    most."""
    rows = list(own_products())
    wanted = set(others)
    if len(rows) < 2:
        return rows[0] if rows else None
    sets = CompetitorSet.objects.order_by("name").prefetch_related("others")
    having = [(len(wanted & {one.pk for one in row.others.all()}), row) for row in sets]
    most = max((count for count, _ in having), default=0)
    chosen = next((row.ours_id for count, row in having if count == most and count), None)
    return next((row for row in rows if row.pk == chosen), rows[0])


def compared_with(ours: Product) -> list[Product]:
    """The products that one of ours is compared with in general: those of its sets, or, where it
    is in none, everybody's. Two queries at most."""
    of_sets = competing_products().filter(
        pk__in=CompetitorSet.objects.filter(ours=ours).values("others")
    )
    return list(of_sets) or list(competing_products())
