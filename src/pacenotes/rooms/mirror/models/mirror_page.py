"""A page of somebody's mirror: one sealed blob, about one call or about none."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.people.models import Person


class MirrorPageQuerySet(models.QuerySet["MirrorPage"]):
    """Sealed pages, and who may see them."""

    def visible_to(self, person: Person) -> MirrorPageQuerySet:
        """Their own person alone, as long as they may sign in."""
        return self.filter(person=person) if person.is_active else self.none()


class MirrorPage(models.Model):
    """What one person keeps of their part in one call, or with no call their own book. `sealed` is
    padded, so that neither rows nor sizes tell how much was remarked on; whose it is and which call
    it is about stand within the seal as well."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    call = models.ForeignKey(Call, null=True, on_delete=models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    objects = MirrorPageQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "call"], name="one_page_a_person_and_call"),
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(call__isnull=True),
                name="one_own_book_a_person",
            ),
        ]
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"page of {self.person_id}"


def sealed_about(person_id: int, call_id: int | None) -> str:
    """What a page is about."""
    return f"mirror of {person_id} on {call_id or 'no call'}"
