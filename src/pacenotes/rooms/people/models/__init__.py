"""What the people room remembers."""

from pacenotes.rooms.people.models.password_link import PASSWORD_LINK, PasswordLink
from pacenotes.rooms.people.models.people_event import PeopleEvent, PeopleEventQuerySet
from pacenotes.rooms.people.models.person import Person, PersonQuerySet, check_position_key
from pacenotes.rooms.people.models.unit import Unit, UnitQuerySet

__all__ = [
    "PASSWORD_LINK",
    "PasswordLink",
    "PeopleEvent",
    "PeopleEventQuerySet",
    "Person",
    "PersonQuerySet",
    "Unit",
    "UnitQuerySet",
    "check_position_key",
]
