"""The people, deals and calls that tests play with."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable

from pacenotes.core.positions import POSITIONS
from pacenotes.rooms.calls.actions import add_call
from pacenotes.rooms.calls.jobs import WORK
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.deals.models import Account, Deal, TeamMember
from pacenotes.rooms.history.jobs import run_next
from pacenotes.rooms.people.models import Person

EVERY_POSITION = [p.key for p in POSITIONS]
SALES = ["account-executive", "sales-manager", "customer-success", "executive-sponsor"]
TECHNICAL = [
    "pre-sales-engineer", "product-management", "technical-marketing", "professional-services",
]  # fmt: skip

DISCOVERY = """\
**Robin Adler:** Thanks for making the time. What made you look at this now?

**Dana Whitfield:** We lost two days in March because a feed broke. That cost us 180,000 euros.

**Robin Adler:** Who signs off on something like this?

**Dana Whitfield:** Our CFO, Priya Raman, signs anything above 50,000. We need a decision by \
the end of October.

**Sam Okafor:** Let me share my screen and show you the pipeline view.

**Robin Adler:** Show them the alert page. No, the other tab, on the left.

**Dana Whitfield:** Does it work with Airflow? And what does it cost for forty pipelines?

**Sam Okafor:** Yes, there is an operator for Airflow, it takes about an hour to set up.

**Robin Adler:** I will send you the price by Friday.
"""

_numbers = itertools.count(1)


def person(position: str = "account-executive", name: str = "", **fields: object) -> Person:
    """Somebody who can sign in with the password `rally-1987`."""
    number = next(_numbers)
    made = Person(
        name=name or f"Person {number}",
        email=f"{(name or f'person {number}').lower().replace(' ', '.')}@ours.example",
        position_key=position,
        **fields,
    )
    made.set_password("rally-1987")
    made.save()
    return made


def deal(*team: Person | tuple[Person, str], name: str = "") -> Deal:
    """A deal with this team, each in their home position or in the one given."""
    account = Account.objects.create(name=f"Account {next(_numbers)}")
    sales = [m for m in team if (m[1] if isinstance(m, tuple) else m.position_key) in SALES]
    owner = sales[0] if sales else None
    made = Deal.objects.create(
        name=name or "Rollout",
        account=account,
        owner=owner[0] if isinstance(owner, tuple) else owner,
    )
    for one in team:
        member, position = one if isinstance(one, tuple) else (one, one.position_key)
        TeamMember.objects.create(deal=made, person=member, position_key=position)
    return made


def discovery_team() -> tuple[Deal, Person, Person]:
    """A deal with the account executive and the pre-sales engineer of `DISCOVERY`."""
    robin = person("account-executive", "Robin Adler")
    sam = person("pre-sales-engineer", "Sam Okafor")
    return deal(robin, sam), robin, sam


def heard_call(of: Deal, by: Person, text: str = DISCOVERY, name: str = "discovery.md") -> Call:
    """A call added, read and listened to."""
    call = add_call(
        deal=of, file_name=name, data=text.encode(), held_on=dt.date(2026, 9, 14), by=by
    )
    listen_to_all()
    call.refresh_from_db()
    return call


def listen_to_all() -> None:
    """Work the queue off, here and now."""
    while run_next(WORK):
        pass


def names(people: Iterable[Person]) -> list[str]:
    """What they are called, in order of name."""
    return sorted(p.name for p in people)
