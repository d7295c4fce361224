"""The key of somebody's mirror, wrapped: nothing here opens it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from pacenotes.rooms.people.models import Person


class MirrorKeyQuerySet(models.QuerySet["MirrorKey"]):
    """Wrapped keys, and who may see them."""

    def visible_to(self, person: Person) -> MirrorKeyQuerySet:
        """Their own person alone, as long as they may sign in."""
        return self.filter(person=person) if person.is_active else self.none()


class MirrorKey(models.Model):
    """A person's key, sealed twice: by what scrypt makes of their password with `password_salt`,
    and of their recovery code with `code_salt`, at `cost`. `proof` is empty, sealed by the key
    itself: it tells whether a key that stands open somewhere is still the one. What others share is
    sealed for `public_key`; `private_key` is sealed by the key. Whose it is stands within each
    seal, so that no row can be put in another's place."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    cost = models.PositiveIntegerField()
    password_salt = models.BinaryField()
    by_password = models.BinaryField()
    code_salt = models.BinaryField()
    by_code = models.BinaryField()
    proof = models.BinaryField()
    public_key = models.BinaryField()
    private_key = models.BinaryField()

    objects = MirrorKeyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"key of {self.person_id}"


def sealed_for(person_id: int) -> str:
    """What a wrapped key is about."""
    return f"mirror key of {person_id}"
