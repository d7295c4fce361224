"""What a refusal is, and who may add people."""

from __future__ import annotations

from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.people.models import Person

WELCOME = "pacenotes.welcome"
"""The salt of the link by which the first person of an empty installation comes in."""

ONLY_SALES_MANAGERS_ADD = N_(
    "People are added by a sales manager. Ask one of yours to add your colleague."
)


class Forbidden(Exception):
    """A rule refused; `words` say why and what to do instead. Nothing was changed."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.message)
        self.words = why


def leads(person: Person) -> bool:
    """Whether this person leads a part of the organisation: their unit and below, or all of it."""
    return person.is_active and person.position_key == "sales-manager"


def sees_every_deal(person: Person) -> bool:
    """Whether this person's home position sees all deals: sales managers, until there is a tree."""
    return person.is_active and person.position_key == "sales-manager"


def may_add_person(person: Person) -> bool:
    """Whether this person may add a colleague."""
    return person.is_active and person.position_key == "sales-manager"


def check_may_add_person(person: Person) -> None:
    """Forbidden unless this person may add a colleague."""
    if not may_add_person(person):
        raise Forbidden(words(ONLY_SALES_MANAGERS_ADD))
