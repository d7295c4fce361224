"""Owners named in a file, found among the people here."""

from __future__ import annotations

from pacenotes.core.reading.clean import excerpt
from pacenotes.core.tables.fields import fold
from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.deals import rules
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import leads_unit

UNKNOWN = N_(
    "“{owner}” is nobody here; add them, say who it stands for, or keep owners' names as they are"
)
SEVERAL = N_("several people here are called “{owner}”; write the e-mail address")
NO_SALES = N_("{owner} plays no sales position, so can't own what is in this row")
ELSEWHERE = N_("{owner} isn't in your part of the organisation")


class Colleagues:
    """Everybody who may sign in, by e-mail address and by name."""

    def __init__(self, by: Person) -> None:
        self._by = by
        self._found: dict[str, Person | Words | None] = {}
        self._by_name: dict[str, list[Person]] = {}
        for person in Person.objects.active().select_related("unit"):
            self._by_name.setdefault(fold(person.email), []).append(person)
            self._by_name.setdefault(fold(person.name), []).append(person)

    def named(self, cell: str) -> Person | Words | None:
        """Whom a cell means: None where nobody here is called that, `Words` where whoever it is
        can't own what this importer brings in."""
        key = fold(cell)
        if key not in self._found:
            self._found[key] = self._look(cell, self._by_name.get(key, []))
        return self._found[key]

    def _look(self, cell: str, people: list[Person]) -> Person | Words | None:
        if not people:
            return None
        if len({person.pk for person in people}) > 1:
            return words(SEVERAL, owner=excerpt(cell))
        person = people[0]
        if not rules.may_open_deal(person):
            return words(NO_SALES, owner=person.name)
        if not leads_unit(self._by, person.unit):
            return words(ELSEWHERE, owner=person.name)
        return person


def unknown(cell: str) -> Words:
    """Why a row is refused whose owner nobody knows."""
    return words(UNKNOWN, owner=excerpt(cell))


def is_called(person: Person | None, cell: str) -> bool:
    """Whether a cell names just this person, by e-mail address or name."""
    return person is not None and fold(cell) in (fold(person.email), fold(person.name))
