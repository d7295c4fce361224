"""A landscape that tests play on: one product of ours, two of others', five capabilities."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import pytest
from django.utils import timezone

from pacenotes.core.landscape.standing import Standing
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import Capability, Fact, Product, TalkTrack
from pacenotes.rooms.people.models import Person
from tests.cast import person

LINEAGE, SSO, RULES, AUDIT, COST = (
    "Column lineage", "Single sign-on", "Quality rules", "Audit log", "Cost per query",
)  # fmt: skip
NAMES = (LINEAGE, SSO, RULES, AUDIT, COST)
LONG_AGO = dt.date(2025, 3, 1)


@dataclass
class Ground:
    """Beacon (ours), Plumbwell Flow and Kestrel; what is unique, at parity, a gap, unknown.

    Lineage is ours alone; single sign-on everybody has; rules are Plumbwell's alone; the audit log
    is partial at Plumbwell's and unknown at Kestrel's; of the cost nothing is known.
    """

    keeper: Person
    beacon: Product
    flow: Product
    kestrel: Product
    capabilities: dict[str, Capability]
    facts: dict[tuple[str, str], Fact] = field(default_factory=dict)

    def of(self, name: str) -> Capability:
        """A capability by its name."""
        return self.capabilities[name]

    def has(self, product: Product, name: str, since: dt.date = LONG_AGO, **told: object) -> Fact:
        """Record that a product has a capability."""
        fact = actions.record_fact(
            product=product,
            capability=self.of(name),
            told=actions.Told(added=since, source="Release notes", **told),  # type: ignore[arg-type]
            by=self.keeper,
        )
        self.facts[product.name, name] = fact
        return fact

    def checked(self, product: Product, name: str) -> None:
        """Record that a product was looked at for a capability, and what wasn't found isn't."""
        actions.record_coverage(
            product=product, capability=self.of(name), by=self.keeper, day=LONG_AGO
        )

    def word(
        self,
        name: str,
        standing: Standing = Standing.UNIQUE,
        against: Product | None = None,
        **told: str,
    ) -> TalkTrack:
        """Word a capability of ours."""
        worded = {"say": f"We say this of {name.lower()}.", **told}
        return actions.word_talk_track(
            ours=self.beacon,
            capability=self.of(name),
            standing=standing,
            worded=worded,  # type: ignore[arg-type]
            against=against,
            by=self.keeper,
        )


def laid() -> Ground:
    """The landscape, recorded today."""
    keeper = person("technical-marketing")
    us = actions.add_vendor(name="Northbeam", is_ours=True, by=keeper)
    them = actions.add_vendor(name="Plumbwell", by=keeper)
    others = actions.add_vendor(name="Kestrel Data", by=keeper)
    ground = Ground(
        keeper,
        actions.add_product(vendor=us, name="Beacon", by=keeper),
        actions.add_product(vendor=them, name="Plumbwell Flow", by=keeper),
        actions.add_product(vendor=others, name="Kestrel", by=keeper),
        {
            name: actions.add_capability(key=name.lower().replace(" ", "-"), name=name, by=keeper)
            for name in NAMES
        },
    )
    for name in (LINEAGE, SSO, AUDIT):
        ground.has(ground.beacon, name)
    ground.checked(ground.beacon, RULES)
    ground.has(ground.flow, SSO)
    ground.has(ground.kestrel, SSO)
    ground.has(ground.flow, RULES)
    ground.checked(ground.flow, LINEAGE)
    ground.checked(ground.kestrel, LINEAGE)
    ground.checked(ground.kestrel, RULES)
    ground.has(ground.flow, AUDIT, qualifiers=["partial"])
    return ground


def play_on(monkeypatch: pytest.MonkeyPatch, day: dt.date) -> None:
    """Let it be another day from here on."""
    told = timezone.localtime

    def localdate(value: dt.datetime | None = None, zone: dt.tzinfo | None = None) -> dt.date:
        return told(value, zone).date() if value is not None else day

    monkeypatch.setattr(timezone, "localdate", localdate)
