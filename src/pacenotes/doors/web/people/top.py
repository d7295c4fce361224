"""What the top of the organisation is called, for those who may put something there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import leads_unit


def top_for(person: Person) -> str:
    """Its name as a choice; empty where this person leads a part only."""
    return _("at the top, in no unit") if leads_unit(person, None) else ""
