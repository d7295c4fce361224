"""What the people room remembers."""

from pacenotes.rooms.people.models.person import Person, PersonQuerySet, check_position_key
from pacenotes.rooms.people.models.unit import Unit, UnitQuerySet

__all__ = ["Person", "PersonQuerySet", "Unit", "UnitQuerySet", "check_position_key"]
