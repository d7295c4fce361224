"""What the pages about one fact, and about a new one, show."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from pacenotes.core.landscape.days import OPEN
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.landscape.keeping.facts.forms import FactForm, WithdrawalForm
from pacenotes.doors.web.landscape.keeping.in_words import (
    day_or_none,
    fact_in_words,
    facts_in_words,
)
from pacenotes.rooms.landscape.models import Capability, Fact, FactVersion, Product
from pacenotes.rooms.landscape.queries import given, kept
from pacenotes.rooms.landscape.rules import keeps_landscape


def pair_page(request: HttpRequest, product: Product, capability: Capability) -> dict[str, Any]:
    """What is recorded of a pair already, and what the field says of it."""
    return {
        "product": product,
        "capability": capability,
        "facts": facts_in_words(kept.facts_of_pair(product, capability)),
        "checks": [(row, day_or_none(row.day)) for row in kept.checks_of_pair(product, capability)],
        "inputs": given.open_inputs_on(asked_by(request), product.pk, capability.pk),
    }


def current_of(fact: Fact) -> FactVersion | None:
    """What we hold of a fact; None where it was withdrawn."""
    rows = FactVersion.objects.filter(fact=fact, recorded_until=OPEN)
    return rows.select_related("added_release", "removed_release", "recorded_by").first()


def fact_page(request: HttpRequest, fact: Fact, **sent: Any) -> dict[str, Any]:
    """A fact: what we hold of it and held before; to who keeps it, the forms that change it."""
    now, may_keep = current_of(fact), keeps_landscape(asked_by(request))
    may_change = may_keep and now is not None
    forms = {
        "form": FactForm(product=fact.product, capability=fact.capability, now=now),
        "withdrawal": WithdrawalForm(initial={"version": now.pk if now else None}),
    }
    beside = kept.facts_of_pair(fact.product, fact.capability)
    return {
        "fact": fact,
        "now": fact_in_words(now) if now else None,
        "versions": facts_in_words(kept.versions_of_fact(fact)),
        "beside": facts_in_words(row for row in beside if row.fact_id != fact.pk),
        "credits": given.credits_of(fact.pk),
        "may_change": may_change,
        **(forms if may_change else {}),
        **sent,
    }
