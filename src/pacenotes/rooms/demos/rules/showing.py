"""Who says which step is shown."""

from __future__ import annotations

from pacenotes.core.wording import N_, words
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.demos.rules.sessions import may_take_part
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden

WHO_DRIVES_SHOWS = N_(
    "Which step is shown is said by whoever drives. Send a cue, or ask for the wheel."
)


def may_show(person: Person, deal: Deal, driver_id: int | None) -> bool:
    """Only whoever drives."""
    return driver_id == person.pk and may_take_part(person, deal)


def check_may_show(person: Person, deal: Deal, driver_id: int | None) -> None:
    """Forbidden unless this person drives."""
    if not may_show(person, deal, driver_id):
        raise Forbidden(words(WHO_DRIVES_SHOWS))
