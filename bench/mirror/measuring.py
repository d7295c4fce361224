"""What is found of one database: the page of a year, and what it is made of."""

from __future__ import annotations

import datetime as dt
import random

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # Django has to be set up first
from django.test import Client  # noqa: E402

from bench.timing import in_turn  # noqa: E402
from pacenotes.core.mirror.kept import KeptCall, Marked  # noqa: E402
from pacenotes.core.mirror.marks import Mark  # noqa: E402
from pacenotes.core.mirror.picture import BINS, Picture  # noqa: E402
from pacenotes.rooms.calls.models import Call, Speaker  # noqa: E402
from pacenotes.rooms.deals.models import Account, Deal, TeamMember  # noqa: E402
from pacenotes.rooms.mirror import actions  # noqa: E402
from pacenotes.rooms.mirror.models import MirrorPage  # noqa: E402
from pacenotes.rooms.mirror.queries.keys import key_by_password  # noqa: E402
from pacenotes.rooms.mirror.queries.pages import open_pages, sealed_page  # noqa: E402
from pacenotes.rooms.people.models import Person  # noqa: E402

ROUNDS = 30
PASSWORD = "bench-only-1987"  # noqa: S105  # of a person who is made up here


def measure(calls: int) -> dict[str, object]:
    """Seed an empty database with a mirror and open it; the page's text of it."""
    call_command("migrate", verbosity=0)
    person, key = _mirrored(calls)
    browser = Client(SERVER_NAME="localhost")
    browser.post("/sign-in/", {"username": person.email, "password": PASSWORD})
    shown = browser.get("/mirror/")
    if shown.content.count(b"mirror-picture") < calls:
        raise RuntimeError("the page doesn't show every call")
    page, opening, password = in_turn(
        [
            lambda: browser.get("/mirror/"),
            lambda: open_pages(person, key),
            lambda: key_by_password(person, PASSWORD),
        ],
        ROUNDS,
    )
    text = "\n".join(
        [
            f"| {calls} calls | time |",
            "| --- | ---: |",
            f"| the whole page ({len(shown.content) / 1024:.0f} kB) | {page} |",
            f"| of that reading and opening the sealed pages | {opening} |",
            f"| opening the key by the password, once a sign-in | {password} |",
            "",
        ]
    )
    return {"text": text}


def _mirrored(count: int) -> tuple[Person, bytes]:
    person = Person(email="mirror@bench.example", name="Bench", position_key="account-executive")
    person.set_password(PASSWORD)
    person.save()
    account = Account.objects.create(name="Bench")
    deal = Deal.objects.create(name="Bench", account=account, owner=person)
    TeamMember.objects.create(deal=deal, person=person, position_key="account-executive")
    key = actions.begin(password=PASSWORD, by=person).key
    chance = random.Random(7)  # noqa: S311  # the same year at each run, no secret
    for number in range(count):
        call = Call.objects.create(
            deal=deal, title=f"Call {number}", sha256=f"{number:064}", added_by=person,
            held_on=dt.date(2026, 1, 1) + dt.timedelta(days=number * 365 // count),
            listened_at=dt.datetime(2026, 12, 31, tzinfo=dt.UTC), listener_version=1,
        )  # fmt: skip
        Speaker.objects.create(call=call, label="Bench", rank=0, person=person, party="ours")
        kept = _kept(chance)
        sealed = sealed_page(person, key, call.pk, kept)
        MirrorPage.objects.create(person=person, call=call, sealed=sealed)
    return person, key


def _kept(chance: random.Random) -> KeptCall:
    moments = tuple(sorted(chance.sample(range(BINS), chance.randint(0, 5))))
    picture = Picture(
        3000, 0.4, 0.2, 0.1, len(moments), 3, 0.75, 8, 19,
        tuple(chance.randint(0, 300) for _ in range(BINS)), moments,
    )  # fmt: skip
    marks = tuple(Marked(f"steered:{at * 9}.0", Mark.FAIR) for at in moments[:2])
    return KeptCall(picture, 1, marks)
