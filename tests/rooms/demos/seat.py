"""A session that is live, with the people around it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo, DemoSession, Hold
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person
from tests.rooms.demos.stage import step


@dataclass
class Live:
    """Sam gives the demo and drives; Robin owns the sale, Noor is on the technical side too."""

    demo: Demo
    session: DemoSession
    sam: Person
    robin: Person
    noor: Person

    def drops_off(self) -> None:
        """Whoever drives wasn't heard for an hour."""
        hold = self.session.holds.get(released_at=None)
        Hold.objects.filter(pk=hold.pk).update(beat_at=hold.beat_at - dt.timedelta(hours=1))

    @property
    def driver(self) -> Person | None:
        """Who drives."""
        hold = Hold.objects.filter(session=self.session, released_at=None).first()
        return hold.person if hold else None


def live() -> Live:
    """A demo of three steps, begun."""
    robin, sam = person("account-executive"), person("pre-sales-engineer")
    noor = person("product-management")
    on = deal(robin, sam, noor)
    demo = actions.plan_demo(deal=on, title="First demo", by=sam)
    for shows, agenda in (("Pipeline", "The day"), ("Alerts", ""), ("Prices", "What it costs")):
        step(demo, shows, agenda=agenda, minutes=10, how=f"How to show {shows.lower()}")
    demo.refresh_from_db()
    return Live(demo, actions.start_session(demo=demo, by=sam), sam, robin, noor)
