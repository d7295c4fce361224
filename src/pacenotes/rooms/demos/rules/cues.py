"""Who may send a cue, and who says what becomes of one."""

from __future__ import annotations

from collections.abc import Collection

from pacenotes.core.wording import N_, words
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.rules import position_on
from pacenotes.rooms.demos.rules.sessions import may_take_part
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden

NOT_YOUR_SIDE = N_(
    "On this team cues aren't sent from your side of the house. Capture what you heard, or park "
    "the question."
)
NOT_TO_ONESELF = N_("You drive, and a cue would be to yourself. Show it.")
WHO_DRIVES_ANSWERS = N_("A cue is answered by whoever drives. Ask for the wheel.")


def may_cue(person: Person, deal: Deal, driver_id: int | None, sides: Collection[str]) -> bool:
    """Who takes part, isn't driving, and plays a position of one of these sides on the deal."""
    played = position_on(person, deal)
    is_of_a_side = played is not None and played.side in sides
    return is_of_a_side and may_take_part(person, deal) and driver_id != person.pk


def may_answer_cue(person: Person, deal: Deal, driver_id: int | None) -> bool:
    """Only whoever drives, on the team as they are."""
    return driver_id == person.pk and may_take_part(person, deal)


def check_may_cue(
    person: Person, deal: Deal, driver_id: int | None, sides: Collection[str]
) -> None:
    """Forbidden, with what to do instead, unless this person may send a cue."""
    if not may_cue(person, deal, driver_id, sides):
        is_driver = driver_id == person.pk
        raise Forbidden(words(NOT_TO_ONESELF if is_driver else NOT_YOUR_SIDE))


def check_may_answer_cue(person: Person, deal: Deal, driver_id: int | None) -> None:
    """Forbidden unless this person drives."""
    if not may_answer_cue(person, deal, driver_id):
        raise Forbidden(words(WHO_DRIVES_ANSWERS))
