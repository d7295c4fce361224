"""Which product of the landscape a competitor is, and which capability is required."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.names import fold
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import hold
from pacenotes.rooms.deals.models import Competitor, Deal, RequiredCapability
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.landscape.models import Capability, CapabilityVersion, Product
from pacenotes.rooms.landscape.queries.naming import capabilities_by_name, products_by_name
from pacenotes.rooms.people.models import Person

Linked = Competitor | RequiredCapability

_FIELDS = {Competitor: "product", RequiredCapability: "capability"}


@transaction.atomic
def link_competitor(*, competitor: Competitor, product: Product | None, by: Person) -> Competitor:
    """Say which product a competitor of the deal is, None for one that the landscape hasn't.

    ValidationError for a product of ours.
    """
    rules.check_may_edit_deal(by, competitor.deal)
    if product is not None and product.vendor.is_ours:
        raise ValidationError({"name": [_("That is our own product: choose a competitor's.")]})
    hold(competitor.deal_id)
    current = Competitor.objects.get(pk=competitor.pk)
    link_row(current, competitor.deal, product, by)
    return current


@transaction.atomic
def link_required_capability(
    *, required: RequiredCapability, capability: Capability | None, by: Person
) -> RequiredCapability:
    """Say which capability of the landscape is required, None for one that it hasn't.

    ValidationError for a heading, which holds no facts.
    """
    rules.check_may_edit_deal(by, required.deal)
    if capability is not None:
        place = CapabilityVersion.objects.filter(capability=capability, recorded_until=OPEN)
        if place.filter(is_heading=True).exists():
            raise ValidationError({"name": [_("That is a heading: choose what stands below it.")]})
    hold(required.deal_id)
    current = RequiredCapability.objects.get(pk=required.pk)
    link_row(current, required.deal, capability, by)
    return current


@transaction.atomic
def link_by_name(*, by: Person | None) -> int:
    """Link what open deals named before the landscape knew it, by its name alone; how many."""
    linked = 0
    for model, known in (
        (Competitor, products_by_name()),
        (RequiredCapability, capabilities_by_name()),
    ):
        rows = _unlinked(model)
        names = set(rows.values_list("name", flat=True).distinct()) if known else set()
        found = {name: known[fold(name)] for name in names if fold(name) in known}
        for row in rows.filter(name__in=found).select_related("deal") if found else ():
            link_row(row, row.deal, found[row.name], by)
            linked += 1
    return linked


def link_row(row: Linked, deal: Deal, to: Product | Capability | None, by: Person | None) -> None:
    """Keep what a row is in the landscape, on the record; the same as before is nothing new."""
    field = _FIELDS[type(row)]
    before, after = getattr(row, f"{field}_id"), to.pk if to else None
    if before == after:
        return
    setattr(row, field, to)
    row.save(update_fields=[field])
    verb = "linked_competitor" if isinstance(row, Competitor) else "linked_required"
    told = {"name": row.name, field: after}
    record(verb, deal, by=by, before={field: before}, after=told, deal_id=deal.pk)


def _unlinked(model: type[Linked]) -> QuerySet[Any]:
    unlinked = {_FIELDS[model]: None, "deal__outcome": "open"}
    return model._default_manager.filter(**unlinked).order_by("pk")
