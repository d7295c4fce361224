"""Everything that changes people."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.db import transaction

from pacenotes.rooms.people import rules
from pacenotes.rooms.people.models import Person


@transaction.atomic
def add_first_person(*, name: str, email: str, position_key: str, password: str) -> Person:
    """Add the person who sets the installation up; RuntimeError once there is anybody."""
    if Person.objects.exists():
        raise RuntimeError("the first person is there already")
    return _add(name, email, position_key, make_password(password), None)


@transaction.atomic
def add_person(*, name: str, email: str, position_key: str, password: str, by: Person) -> Person:
    """Add a colleague with a first password; ValidationError where a field can't be right."""
    rules.check_may_add_person(by)
    return _add(name, email, position_key, make_password(password), by)


@transaction.atomic
def introduce_oneself(*, name: str, time_zone: str, by: Person) -> Person:
    """Change one's own name and time zone."""
    by.name, by.time_zone = name, time_zone
    by.full_clean(exclude=["password"])
    by.save(update_fields=["name", "time_zone"])
    return by


def _add(name: str, email: str, position_key: str, password_hash: str, by: Person | None) -> Person:
    person = Person(
        name=name.strip(),
        email=email.strip().lower(),
        position_key=position_key,
        password=password_hash,
        added_by=by,
    )
    person.full_clean()
    person.save()
    return person
