"""What a refusal is, and who may change people and their organisation."""

from __future__ import annotations

from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.people.models import Person, Unit

WELCOME = "pacenotes.welcome"
"""The salt of the link by which the first person of an empty installation comes in."""

LEADS = "sales-manager"
"""The position whose people lead a part of the organisation."""

ONLY_SALES_MANAGERS_ADD = N_(
    "People are added by a sales manager. Ask one of yours to add your colleague."
)
ONLY_SALES_MANAGERS_CHANGE = N_(
    "The organisation is a sales manager's to change. Ask one of yours."
)
NOT_YOUR_PART = N_(
    "That is outside your part of the organisation. Ask a sales manager who leads it, or one "
    "without a unit, who leads everything."
)
SOMEBODY_LEADS_ALL = N_(
    "{name} is the only sales manager without a unit, who alone leads everything. Let another one "
    "sign in without a unit first."
)
NO_LINK_FOR_THE_STOPPED = N_("{name} may not sign in at present. Let them sign in first.")


class Forbidden(Exception):
    """A rule refused; `words` say why and what to do instead. Nothing was changed."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.message)
        self.words = why


def leads(person: Person) -> bool:
    """Whether this person leads a part of the organisation: a sales manager who may sign in."""
    return person.is_active and person.position_key == LEADS


def leads_unit(person: Person, unit: Unit | None) -> bool:
    """Whether a unit is in this person's part: theirs and below; without a unit, everything.

    None is the top of the organisation, above all units.
    """
    if not leads(person):
        return False
    part = person.unit
    return part is None or (unit is not None and unit.path.startswith(part.path))


def may_add_person(person: Person) -> bool:
    """Whether this person may add a colleague to their part of the organisation."""
    return leads(person)


def may_change_organisation(person: Person, unit: Unit | None) -> bool:
    """Whether this person may rename, move or remove this unit, or put something below it."""
    return leads_unit(person, unit)


def may_change_person(person: Person, other: Person) -> bool:
    """Whether this person may change a colleague's position, unit and way in."""
    return leads_unit(person, other.unit)


def may_change_address(person: Person, other: Person) -> bool:
    """Whether this person may change an e-mail address: their own, or a colleague's whom they may
    change."""
    is_own = person.is_active and person.pk == other.pk
    return is_own or may_change_person(person, other)


def check_may_add_person(person: Person) -> None:
    """Forbidden unless this person may add a colleague."""
    if not may_add_person(person):
        raise Forbidden(words(ONLY_SALES_MANAGERS_ADD))


def check_leads(person: Person) -> None:
    """Forbidden unless this person leads a part of the organisation, whichever."""
    if not leads(person):
        raise Forbidden(words(ONLY_SALES_MANAGERS_CHANGE))


def check_may_change_organisation(person: Person, unit: Unit | None) -> None:
    """Forbidden unless this unit (None: the top) is in this person's part."""
    check_leads(person)
    if not may_change_organisation(person, unit):
        raise Forbidden(words(NOT_YOUR_PART))


def check_may_change_person(person: Person, other: Person) -> None:
    """Forbidden unless the other stands in this person's part of the organisation."""
    check_may_change_organisation(person, other.unit)


def check_may_change_address(person: Person, other: Person) -> None:
    """Forbidden unless it is this person's own address, or the other stands in their part."""
    if not may_change_address(person, other):
        check_may_change_person(person, other)
