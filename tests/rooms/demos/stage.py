"""Demos that tests play with."""

from __future__ import annotations

from typing import Any

from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Deal, GateRequest
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo, PlanStep
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person


def planned() -> tuple[Demo, Person, Person]:
    """A demo that a pre-sales engineer gives, on a deal with an account executive; those two."""
    robin = person("account-executive")
    sam = person("pre-sales-engineer")
    return actions.plan_demo(deal=deal(robin, sam), title="Demo", by=sam), robin, sam


def taken(on: Deal, robin: Person, sam: Person, kind: str = "demo") -> GateRequest:
    """A request that was taken on."""
    asked = deals.ask(deal=on, kind=kind, what="Show the alerts", by=robin)
    return deals.take_on(request=asked, by=sam, reason="They fly in")


def step(demo: Demo, shows: str = "The pipeline", **fields: Any) -> PlanStep:
    """A step at the end of the plan."""
    proves = fields.pop("proves", ())
    told: Any = {"shows": shows, **fields}
    return actions.add_step(demo=demo, fields=told, proves=proves, by=demo.demoer)
