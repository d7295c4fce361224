"""Open somebody's key: by their password, or by their recovery code."""

from __future__ import annotations

from pacenotes.rooms.mirror.models import MirrorKey, WrongKey, sealed_for
from pacenotes.rooms.mirror.models.sealing import derived, read_code, unseal
from pacenotes.rooms.people.models import Person


def has_mirror(person: Person) -> bool:
    """Whether this person began a mirror."""
    return MirrorKey.objects.visible_to(person).exists()


def key_by_password(person: Person, password: str) -> bytes | None:
    """The person's key; None where they have none, or where this password doesn't open it, which a
    password set by a link doesn't."""
    row = MirrorKey.objects.visible_to(person).first()
    if row is None:
        return None
    try:
        wrapped_with = derived(password, bytes(row.password_salt), row.cost)
        return unseal(wrapped_with, row.by_password, sealed_for(person.pk))
    except WrongKey:
        return None


def key_by_code(person: Person, code: str) -> bytes | None:
    """The same by a recovery code."""
    row = MirrorKey.objects.visible_to(person).first()
    if row is None:
        return None
    try:
        wrapped_with = derived(read_code(code), bytes(row.code_salt), row.cost)
        return unseal(wrapped_with, row.by_code, sealed_for(person.pk))
    except WrongKey:
        return None
