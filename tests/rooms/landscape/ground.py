"""A small landscape: ours, two competitors, releases and a few capabilities."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from pacenotes.core.landscape.days import OPEN
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.actions import Told
from pacenotes.rooms.landscape.models import (
    Capability,
    Fact,
    FactSpan,
    Product,
    Release,
)
from pacenotes.rooms.people.models import Person
from tests.cast import person

TODAY = dt.date(2026, 9, 20)
"""The day on which tests play (`tests.conftest`)."""


@dataclass
class Ground:
    """Kim keeps the landscape; `ours` is our product, the others are competitors'."""

    kim: Person
    ours: Product
    plumbwell: Product
    tally: Product
    alerts: Capability
    lineage: Capability

    def release(
        self, name: str = "5.0", day: dt.date | None = None, state: str = "shipped",
        product: Product | None = None,
    ) -> Release:  # fmt: skip
        """A release of ours, or of another product."""
        day = day or (dt.date(2026, 3, 1) if state == "shipped" else None)
        told = {"product": product or self.ours, "name": name, "state": state, "day": day}
        return actions.add_release(**told, by=self.kim)  # type: ignore[arg-type]  # spelt out above

    def fact(
        self,
        added: Release | dt.date | None = None,
        capability: Capability | None = None,
        product: Product | None = None,
        **more: object,
    ) -> Fact:
        """Ours has alerts; or another, or something else."""
        told = Told(added=added, **{"source": "release notes", **more})  # type: ignore[arg-type]  # spelt out by tests
        return actions.record_fact(
            product=product or self.ours,
            capability=capability or self.alerts,
            told=told,
            by=self.kim,
        )


def ground() -> Ground:
    """All of it, recorded by the actions on the day on which tests play."""
    kim = person("technical-marketing")
    us = actions.add_vendor(name="Northbeam", is_ours=True, by=kim)
    made: dict[str, Product] = {}
    ours = actions.add_product(vendor=us, name="Beacon", by=kim)
    for name in ("Plumbwell", "Tally"):
        vendor = actions.add_vendor(name=f"{name} Inc", by=kim)
        made[name.lower()] = actions.add_product(vendor=vendor, name=name, by=kim)
    alerts = actions.add_capability(key="alerts", name="Alerts by owner", by=kim)
    lineage = actions.add_capability(
        key="lineage", name="Lineage", better="higher", unit="steps", by=kim
    )
    return Ground(kim, ours, **made, alerts=alerts, lineage=lineage)


def current_spans(fact: Fact) -> list[tuple[int, int]]:
    """From when until when a fact is held, as known now."""
    rows = FactSpan.objects.filter(fact=fact, recorded_until=OPEN).order_by("pk")
    return list(rows.values_list("held_from", "held_until"))


def moment(monkeypatch: pytest.MonkeyPatch, day: dt.date) -> None:
    """Let it be that day for what records."""
    from django.utils import timezone

    told = timezone.localdate

    def localdate(value: dt.datetime | None = None, zone: dt.tzinfo | None = None) -> dt.date:
        return told(value, zone) if value is not None else day

    monkeypatch.setattr(timezone, "localdate", localdate)
