"""What is found of one database: grabs with the lock, and some with the lock taken away."""

from __future__ import annotations

import random
import sys
from collections import Counter

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # Django has to be set up first

from bench.live.seed import seed  # noqa: E402
from bench.wheel.grabbing import Grab, Grabbers, without_the_lock  # noqa: E402
from pacenotes.rooms.deals.models import Deal, TeamMember  # noqa: E402
from pacenotes.rooms.demos.models import DemoSession  # noqa: E402
from pacenotes.rooms.people.models import Person  # noqa: E402

FEWEST, MOST = 2, 20
"""People who grab at once."""
UNLOCKED = 200
"""Grabs with the lock taken away."""


def measure(grabs: int) -> dict[str, object]:
    """Seed an empty database and grab; the page's text of it."""
    call_command("migrate", verbosity=0)
    session = DemoSession.objects.get(pk=seed(1)[0].session)
    grabbers = Grabbers(session, _team(session.demo.deal))
    chance = random.Random(7)  # noqa: S311  # the same grabs at each run, no secret
    counts = [chance.randint(FEWEST, MOST) for _ in range(grabs)]
    came_to, took = grabbers.grab(counts)
    print(f"{grabs} grabs in {took:.0f} s", file=sys.stderr)
    with without_the_lock():
        unlocked, _took = grabbers.grab(counts[:UNLOCKED])
    text = "\n".join(
        [
            "| | grabs | one winner, all others told who | otherwise | how |",
            "| --- | ---: | ---: | ---: | --- |",
            _line("as it is", came_to),
            _line("the lock taken away", unlocked),
            "",
            f"The grabs as it is took {took:.0f} s, {took / grabs * 1000:.1f} ms each, by "
            f"{sum(counts) / grabs:.1f} people on average.",
            "",
        ]
    )
    return {"text": text}


def _team(deal: Deal) -> list[Person]:
    """The deal's team, filled up to as many as grab at once."""
    team = list(Person.objects.filter(memberships__deal=deal))
    for number in range(MOST - len(team)):
        person = Person.objects.create(
            email=f"grabber-{number}@bench.example",
            name=f"Grabber {number + 1:02}",
            position_key="pre-sales-engineer",
        )
        TeamMember.objects.create(deal=deal, person=person, position_key=person.position_key)
        team.append(person)
    return team


def _line(name: str, grabs: list[Grab]) -> str:
    wrong = [grab for grab in grabs if not grab.is_right]
    how = Counter(
        f"{len(grab.winners)} winners"
        if len(grab.winners) != 1
        else ", ".join(sorted(set(grab.broken)))
        for grab in wrong
    )
    told = "; ".join(f"{kind or 'not told who'}: {count}" for kind, count in how.most_common())
    return f"| {name} | {len(grabs)} | {len(grabs) - len(wrong)} | {len(wrong)} | {told} |"


def _how(grab: Grab) -> str:
    """In what way a grab went wrong."""
    if len(grab.winners) != 1:
        return f"{len(grab.winners)} winners"
    return ", ".join(sorted(set(grab.broken))) or "others told nobody's name"
