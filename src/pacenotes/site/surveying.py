"""The sample team's landscape: our product and two competitors, recorded by technical marketing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from pacenotes.core.landscape.support import Qualifier
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import Capability, Product, Release, Vendor
from pacenotes.rooms.people.models import Person

People = Mapping[str, Person]


def survey(told: dict[str, Any], people: People) -> None:
    """Record what `landscape.toml` tells; where anything is recorded already, that stays alone.
    `people` are by the name before the @."""
    if Vendor.objects.exists():
        return
    by = people[told["by"]]
    products = {entry["key"]: _product(entry, by) for entry in told["vendors"]}
    for entry in told["sets"]:
        ours, others = products[entry["ours"]], [products[key] for key in entry["others"]]
        actions.add_competitor_set(name=entry["name"], ours=ours, others=others, by=by)
    releases = {
        (entry["product"], entry["name"]): _release(products[entry["product"]], entry, by)
        for entry in told["releases"]
    }
    capabilities: dict[str, Capability] = {}
    for entry in told["capabilities"]:
        parent = capabilities.get(entry.get("parent", ""))
        fields = {name: value for name, value in entry.items() if name != "parent"}
        capabilities[entry["key"]] = actions.add_capability(**fields, parent=parent, by=by)
    for entry in told["facts"]:
        product, capability = products[entry["product"]], capabilities[entry["capability"]]
        fact = _told(entry, releases)
        actions.record_fact(product=product, capability=capability, told=fact, by=by)
    for entry in told["checks"]:
        for key in entry["capabilities"]:
            actions.record_coverage(
                product=products[entry["product"]],
                capability=capabilities[key],
                day=_day(entry["days_ago"]),
                source=entry["source"],
                by=by,
            )
    for entry in told["statements"]:
        since = _day(entry["days_ago"])
        actions.make_statement(text=entry["text"], proof=entry["proof"], since=since, by=by)
    for entry in told["inputs"]:
        actions.give_field_input(
            text=entry["text"],
            source=entry["source"],
            product=products[entry["product"]],
            capability=capabilities[entry["capability"]],
            by=people[entry["given_by"]],
        )


def _product(entry: dict[str, Any], by: Person) -> Product:
    vendor = actions.add_vendor(name=entry["name"], is_ours=entry.get("is_ours", False), by=by)
    return actions.add_product(vendor=vendor, name=entry["product"], key=entry["key"], by=by)


def _release(product: Product, entry: dict[str, Any], by: Person) -> Release:
    return actions.add_release(
        product=product,
        name=entry["name"],
        state=entry["state"],
        day=_day(entry["days_ago"]) if "days_ago" in entry else None,
        source=entry.get("source", ""),
        by=by,
    )


def _told(entry: dict[str, Any], releases: Mapping[tuple[str, str], Release]) -> actions.Told:
    removed = entry.get("removed")
    names = ("detail", "level", "unit", "how", "source", "link")
    return actions.Told(
        added=releases[entry["product"], entry["added"]],
        removed=releases[entry["product"], removed] if removed else None,
        is_added_exact=not entry.get("added_or_before", False),
        qualifiers=[Qualifier(one) for one in entry.get("qualifiers", ())],
        **{name: entry[name] for name in names if name in entry},
    )


def _day(days_ago: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days_ago)
