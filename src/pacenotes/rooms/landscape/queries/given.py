"""Inputs of the field, and what became of them."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from pacenotes.rooms.landscape.models import FieldInput
from pacenotes.rooms.people.models import Person

MOST_SHOWN = 100


def inputs_by(person: Person, state: str = "", before: int = 0) -> list[FieldInput]:
    """Inputs of a state (of all, where empty; `mine` are the person's own), the newest first; one
    more than `MOST_SHOWN` where there are older ones. `before` is where the list goes on."""
    rows = _all(person)
    if state == "mine":
        rows = rows.filter(given_by=person)
    elif state:
        rows = rows.filter(state=state)
    if before:
        rows = rows.filter(pk__lt=before)
    return list(rows.order_by("-pk")[: MOST_SHOWN + 1])


def open_inputs_on(person: Person, product: int, capability: int) -> list[FieldInput]:
    """Open inputs on a pair, the oldest first."""
    rows = _all(person).filter(state=FieldInput.State.OPEN)
    return list(rows.filter(product=product, capability=capability).order_by("pk")[:MOST_SHOWN])


def credits_of(fact: int) -> list[FieldInput]:
    """The inputs that became a fact."""
    rows = FieldInput.objects.filter(fact=fact).select_related("given_by")
    return list(rows.order_by("pk"))


def counts_of(person: Person) -> dict[str, int]:
    """How many inputs there are of each state."""
    rows = FieldInput.objects.visible_to(person).order_by()
    return dict(rows.values_list("state").annotate(count=Count("pk")))


def _all(person: Person) -> QuerySet[FieldInput]:
    return FieldInput.objects.visible_to(person).select_related(
        "product", "capability", "given_by", "decided_by"
    )
