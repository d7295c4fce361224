"""Sessions that are live, each with a team of five."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from pacenotes.rooms.deals.models import Account, Deal, TeamMember
from pacenotes.rooms.demos.models import Demo, DemoSession, Hold, PlanStep
from pacenotes.rooms.people.models import Person

POSITIONS = (
    "pre-sales-engineer",
    "account-executive",
    "product-management",
    "customer-success",
    "professional-services",
)
STEPS = 8


@dataclass(frozen=True, slots=True)
class Seeded:
    """A live session and its people's e-mail addresses, the driver's first, then the seller's."""

    demo: int
    session: int
    team: tuple[str, ...]


def seed(sessions: int) -> list[Seeded]:
    """Fill an empty database."""
    return [_session(number) for number in range(sessions)]


def _session(number: int) -> Seeded:
    now = timezone.now()
    team = [_person(number, position) for position in POSITIONS]
    account = Account.objects.create(name=f"Account {number}")
    deal = Deal.objects.create(name=f"Rollout {number}", account=account, owner=team[1])
    for person in team:
        TeamMember.objects.create(deal=deal, person=person, position_key=person.position_key)
    demo = Demo.objects.create(deal=deal, title="First demo", demoer=team[0])
    for place in range(STEPS):
        PlanStep.objects.create(
            demo=demo, place=place, shows=f"What step {place} shows", agenda=f"Topic {place}"
        )
    session = DemoSession.objects.create(demo=demo, started_at=now, started_by=team[0])
    Hold.objects.create(session=session, person=team[0], began_at=now, beat_at=now)
    return Seeded(demo.pk, session.pk, tuple(person.email for person in team))


def _person(number: int, position: str) -> Person:
    return Person.objects.create(
        email=f"{position}-{number}@bench.example",
        name=f"{position} {number}",
        position_key=position,
        password=make_password(None),
    )
