"""Open somebody's key: by their password, or by their recovery code."""

from __future__ import annotations

from pacenotes.rooms.mirror.models import MirrorKey, WrongKey, sealed_for
from pacenotes.rooms.mirror.models.sealing import Stored, derived, read_code, unseal
from pacenotes.rooms.people.models import Person


def has_mirror(person: Person) -> bool:
    """Whether this person began a mirror."""
    return MirrorKey.objects.visible_to(person).exists()


def key_by_password(person: Person, password: str) -> bytes | None:
    """The person's key; None where they have none, or where this password doesn't open it, which a
    password set by a link doesn't."""
    row = MirrorKey.objects.visible_to(person).first()
    return None if row is None else _opened(row, password, row.password_salt, row.by_password)


def key_by_code(person: Person, code: str) -> bytes | None:
    """The same by a recovery code."""
    row = MirrorKey.objects.visible_to(person).first()
    return None if row is None else _opened(row, read_code(code), row.code_salt, row.by_code)


def _opened(row: MirrorKey, secret: str, salt: Stored, wrapped: Stored) -> bytes | None:
    try:
        return unseal(derived(secret, bytes(salt), row.cost), wrapped, sealed_for(row.person_id))
    except WrongKey:
        return None
