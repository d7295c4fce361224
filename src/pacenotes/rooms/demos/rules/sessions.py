"""Who may start and end a session, and who takes part in it."""

from __future__ import annotations

from pacenotes.core.wording import N_, words
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.rules import may_contribute, may_see_deal
from pacenotes.rooms.demos.models import Demo, DemoSession
from pacenotes.rooms.demos.rules.plans import may_change_plan
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden

ITS_DEMOER_STARTS = N_("{name} gives this demo and starts it. Open this page and wait for it.")
WHO_ENDS = N_(
    "A session is ended by {name}, who gives this demo, or by whoever drives. Ask for the wheel."
)
ONLY_THE_TEAM = N_(
    "Only the deal's team takes part in a session. Ask somebody on the team to put you on it."
)


def may_follow(person: Person, session: DemoSession) -> bool:
    """Who may see the deal may see the session and its agenda."""
    return may_see_deal(person, session.demo.deal)


def may_take_part(person: Person, deal: Deal) -> bool:
    """Anybody on the deal's team: have the wheel, ask for it, capture, park a question."""
    return may_contribute(person, deal)


def may_start(person: Person, demo: Demo) -> bool:
    """The demoer, who has the wheel at once."""
    return may_change_plan(person, demo)


def may_end(person: Person, session: DemoSession, driver_id: int | None) -> bool:
    """The demoer, or whoever drives."""
    is_driver = driver_id == person.pk and may_take_part(person, session.demo.deal)
    return is_driver or may_change_plan(person, session.demo)


def check_may_start(person: Person, demo: Demo) -> None:
    """Forbidden, naming the demoer, unless this person gives the demo."""
    if not may_start(person, demo):
        raise Forbidden(words(ITS_DEMOER_STARTS, name=demo.demoer.name))


def check_may_end(person: Person, session: DemoSession, driver_id: int | None) -> None:
    """Forbidden, naming the demoer, unless this person may end the session."""
    if not may_end(person, session, driver_id):
        raise Forbidden(words(WHO_ENDS, name=session.demo.demoer.name))


def check_may_take_part(person: Person, deal: Deal) -> None:
    """Forbidden unless this person is on the deal's team."""
    if not may_take_part(person, deal):
        raise Forbidden(words(ONLY_THE_TEAM))
