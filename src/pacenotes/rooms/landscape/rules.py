"""Who keeps the landscape, and who says something on it."""

from __future__ import annotations

from pacenotes.core.wording import N_, words
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden

KEEPS = "technical-marketing"
"""The position whose people keep the landscape: facts, and what is said of them."""

ITS_KEEPERS_CHANGE = N_(
    "The landscape is kept by technical marketing, and nobody else changes it. Give an input "
    "instead: accepted, it becomes a fact, and you are credited."
)
ONLY_THE_ACTIVE_GIVE = N_("Inputs are given by people who may sign in.")


def keeps_landscape(person: Person) -> bool:
    """Whether this person may record facts, word claims and decide on inputs: by home position."""
    return person.is_active and person.position_key == KEEPS


def may_give_field_input(person: Person) -> bool:
    """Everybody who signs in: the field hears things first."""
    return person.is_active


def check_keeps_landscape(person: Person) -> None:
    """Forbidden, offering an input, unless this person keeps the landscape."""
    if not keeps_landscape(person):
        raise Forbidden(words(ITS_KEEPERS_CHANGE))


def check_may_give_field_input(person: Person) -> None:
    """Forbidden for who may not sign in."""
    if not may_give_field_input(person):
        raise Forbidden(words(ONLY_THE_ACTIVE_GIVE))
