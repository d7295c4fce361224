"""A small landscape: ours, two competitors, releases, a few capabilities, and what each has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils import timezone

from pacenotes.core.landscape.support import Qualifier
from pacenotes.rooms.landscape.actions import (
    Told,
    add_capability,
    add_competitor_set,
    add_product,
    add_release,
    add_vendor,
    record_coverage,
    record_fact,
)
from pacenotes.rooms.landscape.models import (
    Capability,
    CompetitorSet,
    Fact,
    Product,
    Release,
)
from pacenotes.rooms.landscape.queries import columns
from pacenotes.rooms.people.models import Person
from tests.cast import person

RECORDED = dt.date(2026, 1, 12)
SHIPPED = dt.date(2026, 9, 10)
"""The day on which Northbeam ships lineage, ten days before today."""


@dataclass
class Land:
    """What was recorded."""

    by: Person
    ours: Product
    northbeam: Product
    tally: Product
    release: Release
    heading: Capability
    lineage: Capability
    fields: Capability
    sign_on: Capability
    export: Capability
    everybody: CompetitorSet
    northbeam_alone: CompetitorSet
    lineage_theirs: Fact


def forget() -> None:
    """Keep no columns from another test, whose changes were as many."""
    columns._kept.clear()


@contextmanager
def on_day(day: dt.date) -> Iterator[None]:
    """As if it were another day."""
    told = timezone.localdate

    def localdate(value: dt.datetime | None = None, zone: dt.tzinfo | None = None) -> dt.date:
        return told(value, zone) if value is not None else day

    timezone.localdate = localdate
    try:
        yield
    finally:
        timezone.localdate = told


def lineage_ships(land: Land, day: dt.date = SHIPPED) -> Fact:
    """Northbeam ships lineage in its release 4.2."""
    land.release = add_release(
        product=land.northbeam, name="4.2", state="shipped", day=day, by=land.by
    )
    told = Told(land.release, source="Their release notes", link="https://northbeam.example/4.2")
    return record_fact(product=land.northbeam, capability=land.lineage, told=told, by=land.by)


def small_land(by: Person | None = None) -> Land:
    """As of 20 September 2026: lineage is unique until Northbeam ships it on the 10th; its parts by
    column are ours alone, and unknown of Tally; single sign-on is a gap; export is parity."""
    forget()
    by = by or person("technical-marketing", "Mika Lindqvist")
    with on_day(RECORDED):
        land = _named(by)
        _what_each_has(land)
    with on_day(SHIPPED):
        land.lineage_theirs = lineage_ships(land)
    return land


def _named(by: Person) -> Land:
    ours = add_product(
        vendor=add_vendor(name="Kestrel", is_ours=True, by=by), name="Kestrel Flow", by=by
    )
    northbeam, tally = (
        add_product(vendor=add_vendor(name=vendor, by=by), name=name, by=by)
        for vendor, name in (("Northbeam", "Northbeam Cloud"), ("Tally", "Tally One"))
    )
    heading = add_capability(key="data", name="Data", is_heading=True, by=by)
    lineage = add_capability(key="data.lineage", name="Lineage", parent=heading, by=by)
    fields = add_capability(
        key="data.lineage.columns", name="Lineage by column", parent=lineage, by=by
    )
    export = add_capability(key="export", name="Export to CSV", by=by)
    sign_on = add_capability(key="sso", name="Single sign-on", by=by)
    everybody = add_competitor_set(name="Everybody", ours=ours, others=[northbeam, tally], by=by)
    alone = add_competitor_set(name="Northbeam alone", ours=ours, others=[northbeam], by=by)
    release = add_release(product=ours, name="3.0", state="shipped", day=dt.date(2025, 3, 1), by=by)
    return Land(
        by, ours, northbeam, tally, release, heading, lineage, fields, sign_on, export,
        everybody, alone, Fact(),
    )  # fmt: skip


def _what_each_has(land: Land) -> None:
    def has(product: Product, capability: Capability, told: Told) -> None:
        record_fact(product=product, capability=capability, told=told, by=land.by)

    has(land.ours, land.lineage, Told(land.release, source="Our release notes"))
    has(land.ours, land.fields, Told(dt.date(2025, 11, 3), source="Our release notes"))
    add_on = Told(
        None, source="Our price list", qualifiers=[Qualifier.ADD_ON], detail="Identity pack"
    )
    has(land.ours, land.sign_on, add_on)
    by_then = Told(dt.date(2025, 6, 1), source="A customer's screenshot", is_added_exact=False)
    has(land.northbeam, land.sign_on, by_then)
    for product in (land.ours, land.northbeam, land.tally):
        has(product, land.export, Told(None, source="Their manual"))
    for product, capability in (
        (land.northbeam, land.lineage), (land.northbeam, land.fields), (land.tally, land.lineage),
        (land.tally, land.sign_on),
    ):  # fmt: skip
        record_coverage(
            product=product, capability=capability, day=RECORDED, source="Their trial", by=land.by
        )
