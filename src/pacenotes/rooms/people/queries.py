"""Reads of people in their organisation, and of what was done to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import QuerySet

from pacenotes.rooms.people.models import PeopleEvent, Person, Unit
from pacenotes.rooms.people.rules import leads, leads_unit


@dataclass(frozen=True, slots=True)
class Part:
    """A unit in its place: the units above it from the top down, and who stands in it."""

    unit: Unit
    above: tuple[Unit, ...]
    people: list[Person] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name behind those above it: `EMEA / Nordics`."""
        return " / ".join(unit.name for unit in (*self.above, self.unit))

    @property
    def above_name(self) -> str:
        """The names above it."""
        return " / ".join(unit.name for unit in self.above)


@dataclass(frozen=True, slots=True)
class Organisation:
    """The tree with its people: those at the top, then each unit, parents before their parts."""

    at_the_top: list[Person]
    parts: list[Part]

    @property
    def people(self) -> list[Person]:
        """Everybody in it."""
        return [*self.at_the_top, *(one for part in self.parts for one in part.people)]


def units_led_by(person: Person) -> QuerySet[Unit, int] | None:
    """The ids of the units in this person's part; None where that is everything.

    Nobody but a sales manager leads a part: for others it is empty. For filters such as
    `Q(unit__in=units_led_by(person))`.
    """
    if not leads(person):
        return Unit.objects.none().values_list("pk", flat=True)
    if person.unit is None:
        return None
    return Unit.objects.under(person.unit).order_by().values_list("pk", flat=True)


def organisation_of(person: Person) -> Organisation:
    """The organisation as this person sees it, in two queries however large it is."""
    people = list(Person.objects.visible_to(person).select_related("unit").order_by("name", "pk"))
    by_unit: dict[int | None, list[Person]] = {}
    for one in people:
        by_unit.setdefault(one.unit_id, []).append(one)
    parts = [
        Part(part.unit, part.above, by_unit.get(part.unit.pk, []))
        for part in _in_order(Unit.objects.all())
    ]
    return Organisation(by_unit.get(None, []), parts)


def parts_led_by(person: Person) -> list[Part]:
    """The units in this person's part, parents before their parts, siblings by name."""
    return [part for part in _in_order(Unit.objects.all()) if leads_unit(person, part.unit)]


def record_of(person: Person) -> QuerySet[PeopleEvent]:
    """What was done to a person and their way in, newest first."""
    return PeopleEvent.objects.about(person).select_related("by")


def _in_order(units: Iterable[Unit]) -> list[Part]:
    """Units as a tree is read; by path alone an order would hang on the database's language."""
    below: dict[int | None, list[Unit]] = {}
    for unit in units:
        below.setdefault(unit.parent_id, []).append(unit)

    def walk(parent: int | None, above: tuple[Unit, ...]) -> Iterator[Part]:
        for unit in sorted(below.get(parent, []), key=lambda u: (u.name.casefold(), u.pk)):
            yield Part(unit, above)
            yield from walk(unit.pk, (*above, unit))

    return list(walk(None, ()))
