"""A call that Robin steered from the back seat, and Robin's mirror."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.calls.queries import calls_with_people
from pacenotes.rooms.mirror import actions
from pacenotes.rooms.mirror.actions import Begun
from pacenotes.rooms.people.models import Person
from tests.cast import deal, heard_call, person
from tests.rooms.calls.test_driven import TIMED

PASSWORD = "rally-1987"


@dataclass
class Seat:
    """Robin of sales and Sam of pre-sales spoke, Noor of product management is on the team and
    said nothing. `begun` is Robin's key and code."""

    call: Call
    robin: Person
    sam: Person
    noor: Person
    begun: Begun

    @property
    def key(self) -> bytes:
        """Robin's key, open."""
        return self.begun.key

    def as_seen_by(self, who: Person) -> Call:
        """The call as a page finds it."""
        return calls_with_people(who).get(pk=self.call.pk)


def mirrored() -> Seat:
    """The seat."""
    robin = person("account-executive", "Robin Adler")
    sam = person("pre-sales-engineer", "Sam Okafor")
    noor = person("product-management", "Noor Haddad")
    call = heard_call(deal(robin, sam, noor), robin, TIMED, "demo.vtt")
    return Seat(call, robin, sam, noor, actions.begin(password=PASSWORD, by=robin))
