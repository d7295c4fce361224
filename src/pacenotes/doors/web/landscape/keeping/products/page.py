"""What the list of products and a product's page show."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.http import urlencode

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.landscape.keeping.in_words import (
    day_or_none,
    facts_in_words,
    release_in_words,
)
from pacenotes.rooms.landscape.models import Product
from pacenotes.rooms.landscape.queries import kept
from pacenotes.rooms.landscape.rules import keeps_landscape

LONGEST_SEARCH = 100


def products_page(request: HttpRequest) -> dict[str, Any]:
    """Vendors with their products, and the sets that we compare against."""
    counts = kept.product_counts()
    nothing = kept.ProductCounts()
    vendors = kept.vendors()
    return {
        "vendors": [
            (vendor, [(one, counts.get(one.pk, nothing)) for one in vendor.products.all()])
            for vendor in vendors
        ],
        "has_ours": any(vendor.is_ours for vendor in vendors),
        "has_products": any(vendor.products.all() for vendor in vendors),
        "sets": kept.competitor_sets(),
        "may_keep": keeps_landscape(asked_by(request)),
    }


def product_page(request: HttpRequest, product: Product) -> dict[str, Any]:
    """A product's releases, facts and coverage."""
    search = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH]
    after = request.GET.get("after", "").replace("\0", "")[:200]
    releases, checks = kept.releases_of(product), kept.checks_of(product)
    facts = kept.facts_of(product, search, after)
    most = kept.MOST_SHOWN
    last = facts[most - 1].fact.capability.key if len(facts) > most else ""
    return {
        "product": product,
        "releases": [release_in_words(row) for row in releases[:most]],
        "facts": facts_in_words(facts[:most]),
        "checks": [(row, day_or_none(row.day)) for row in checks[:most]],
        "has_more_releases": len(releases) > most,
        "has_more_checks": len(checks) > most,
        "most": most,
        "search": search,
        "is_further": bool(after),
        "start": urlencode({"q": search}) if search else "",
        "next": urlencode({"q": search, "after": last}) if last else "",
        "may_keep": keeps_landscape(asked_by(request)),
    }
