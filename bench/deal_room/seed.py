"""A made-up organisation with many deals and much evidence, the same at each run."""

from __future__ import annotations

import datetime as dt
import itertools
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import models, transaction
from django.utils import timezone

from pacenotes.core.listening.finding import Detail
from pacenotes.core.pipelines import default_pipelines
from pacenotes.core.qualification import QUESTIONS
from pacenotes.rooms.deals.actions import count_anew
from pacenotes.rooms.deals.models import (
    Account,
    Answer,
    Competitor,
    Contact,
    ContactRole,
    Deadline,
    Deal,
    Evidence,
    Standing,
    TeamMember,
)
from pacenotes.rooms.people.models import Person, Unit

SELLERS = 300
UNITS = 30
BATCH = 5_000

_FIRST = [
    "Acorn",
    "Birch",
    "Cedar",
    "Delta",
    "Elm",
    "Fjord",
    "Grove",
    "Harbor",
    "Iris",
    "Juniper",
    "Kestrel",
    "Linden",
]
_SECOND = [
    "Logistics",
    "Bank",
    "Health",
    "Foods",
    "Energy",
    "Media",
    "Retail",
    "Systems",
    "Textiles",
    "Insurance",
]
_SAYINGS = (
    "We lose two days a month because nobody sees that a feed broke.",
    "We have set aside ninety thousand euros for this year.",
    "Our finance chief signs anything above fifty thousand.",
    "We have to decide by the end of the quarter.",
    "It has to run in our own cloud, that is not up for discussion.",
    "First a security review, then procurement, then the signature.",
    "The contract with the current supplier ends in spring.",
    "That would save us about two hundred thousand a year.",
    "Legal is slow here, count three months for the paper.",
    "The other vendor showed us something alike last week.",
)


@dataclass(frozen=True, slots=True)
class Seeded:
    """Whom the pages are opened as, and what they open."""

    manager: str
    seller: str
    deals: int
    evidence: int


def seed(deals: int, pieces: int) -> Seeded:
    """Fill an empty database with `deals` deals and `pieces` pieces of evidence on each."""
    count_anew(by=None)  # by the policy that there is, so that opening the room needn't
    chance = random.Random(7)  # noqa: S311  # the same made-up numbers at each run, no secret
    with transaction.atomic():
        people = _people()
        accounts = _all(Account, _accounts(deals // 5))
        contacts = _all(Contact, _contacts(accounts))
        made = _all(Deal, _deals(deals, accounts, people, chance))
        _all(TeamMember, _team(made, people, chance))
        _all(ContactRole, _roles(made, contacts))
        _all(Competitor, _competitors(made, chance))
        _all(Deadline, _deadlines(made, chance))
        _all(Evidence, _evidence(made, pieces, people, chance), keep=False)
        _all(Standing, _standings(made, chance), keep=False)
        _all(Answer, _answers(made, people), keep=False)
    call_command("rebuild_search")
    return Seeded("manager@bench.example", "seller-0@bench.example", deals, deals * pieces)


def _people() -> list[Person]:
    units = []
    for number in range(UNITS):
        unit = Unit.objects.create(name=f"Region {number}", path="/")
        unit.path = f"/{unit.pk}/"
        unit.save()
        units.append(unit)
    hashed = make_password(None)
    Person.objects.create(
        email="manager@bench.example",
        name="The Manager",
        position_key="sales-manager",
        password=hashed,
    )
    return Person.objects.bulk_create(
        Person(
            email=f"seller-{number}@bench.example",
            name=f"Seller {number}",
            position_key="account-executive" if number % 3 else "pre-sales-engineer",
            unit=units[number % UNITS],
            password=hashed,
        )
        for number in [*range(1, SELLERS), 0]
    )


def _accounts(count: int) -> Iterator[Account]:
    names = itertools.product(range(10_000), _FIRST, _SECOND)
    for number, (round_, first, second) in zip(range(count), names, strict=False):
        yield Account(name=f"{first} {second} {round_}", industry=second, external_id=f"a{number}")


def _contacts(accounts: list[Account]) -> Iterator[Contact]:
    for account in accounts:
        yield Contact(account=account, name=f"Finance chief of {account.name}", title="CFO")
        yield Contact(account=account, name=f"Data lead of {account.name}", title="Head of data")


def _deals(
    count: int, accounts: list[Account], people: list[Person], chance: random.Random
) -> Iterator[Deal]:
    way = default_pipelines()[0]
    today = timezone.localdate()
    for number in range(count):
        stage = chance.choices(way.stages, weights=(4, 4, 3, 2, 2, 6, 6))[0]
        owner = people[number % len(people)]
        yield Deal(
            name=f"Rollout {number}",
            account=accounts[number % len(accounts)],
            owner=owner,
            unit=owner.unit,
            pipeline=way.key,
            stage=stage.key,
            outcome=stage.outcome.value,
            amount=Decimal(chance.randrange(5, 900) * 1000),
            currency=chance.choice(("EUR", "USD")),
            closes_on=today + dt.timedelta(days=chance.randrange(-400, 400)),
            opened_on=today - dt.timedelta(days=chance.randrange(10, 500)),
            external_id=f"d{number}",
        )


def _team(made: list[Deal], people: list[Person], chance: random.Random) -> Iterator[TeamMember]:
    for deal in made:
        other = people[chance.randrange(len(people))]
        yield TeamMember(deal=deal, person=deal.owner, position_key="account-executive")
        if other.pk != deal.owner_id:
            yield TeamMember(deal=deal, person=other, position_key="pre-sales-engineer")


def _roles(made: list[Deal], contacts: list[Contact]) -> Iterator[ContactRole]:
    for number, deal in enumerate(made):
        at = number % (len(contacts) // 2) * 2
        yield ContactRole(deal=deal, contact=contacts[at], role="economic-buyer")
        yield ContactRole(deal=deal, contact=contacts[at + 1], role="champion")


def _competitors(made: list[Deal], chance: random.Random) -> Iterator[Competitor]:
    for deal in made:
        yield Competitor(deal=deal, name=chance.choice(("Northpipe", "Datagull", "Streamvane")))


def _deadlines(made: list[Deal], chance: random.Random) -> Iterator[Deadline]:
    today = timezone.localdate()
    for deal in made[::2]:
        day = today + dt.timedelta(days=chance.randrange(-60, 200))
        yield Deadline(deal=deal, what="Decision", first=day, last=day, kind="decision")


def _evidence(
    made: list[Deal], pieces: int, people: list[Person], chance: random.Random
) -> Iterator[Evidence]:
    parts = [(q.key, p.key) for q in QUESTIONS for p in q.parts]
    now, today = timezone.now(), timezone.localdate()
    for deal in made:
        day = today - dt.timedelta(days=chance.randrange(1, 200))
        for number in range(pieces):
            question, part = parts[(number * 7 + deal.pk) % len(parts)]
            is_decided = number % 2 == 0
            said = _SAYINGS[number % len(_SAYINGS)]
            yield Evidence(
                deal=deal,
                question=question,
                part=part,
                words=said,
                speaker="Data lead",
                party="theirs",
                said_on=day,
                at=float(number * 40),
                source="call",
                source_id=deal.pk,
                source_title="First call",
                place=number,
                start=0,
                end=len(said),
                meaning=Detail(),
                decision="accepted" if is_decided else "proposed",
                decided_by=people[0] if is_decided else None,
                decided_at=now if is_decided else None,
            )


def _standings(made: list[Deal], chance: random.Random) -> Iterator[Standing]:
    today = timezone.localdate()
    for deal in made:
        for question in QUESTIONS:
            light = chance.choice(("heard", "answered", "answered", "contradicted", ""))
            if light:
                due = today + dt.timedelta(days=chance.randrange(-30, 90))
                yield Standing(
                    deal=deal, question=question.key, light=light, stale_from=due, asked=2
                )


def _answers(made: list[Deal], people: list[Person]) -> Iterator[Answer]:
    for deal in made:
        yield Answer(
            deal=deal,
            question="qualified",
            part="need",
            text="They lose days each month to broken feeds.",
            answered_by=people[0],
        )


def _all(model: type[models.Model], rows: Iterator[Any], *, keep: bool = True) -> list[Any]:
    """Write rows batch by batch; they come back with their ids where they are needed again."""
    kept: list[Any] = []
    written = 0
    while batch := list(itertools.islice(rows, BATCH)):
        made = model._default_manager.bulk_create(batch, batch_size=BATCH)
        written += len(made)
        if keep:
            kept += made
    print(f"{model.__name__}: {written}", file=sys.stderr)
    return kept
