"""What the people room remembers."""

from pacenotes.rooms.people.models.person import Person, PersonQuerySet, check_position_key

__all__ = ["Person", "PersonQuerySet", "check_position_key"]
