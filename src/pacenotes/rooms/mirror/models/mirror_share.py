"""What somebody shares out of their mirror with one other person, for a time."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from pacenotes.rooms.people.models import Person


class MirrorShareQuerySet(models.QuerySet["MirrorShare"]):
    """Shares, and who may see that they are there."""

    def visible_to(self, person: Person) -> MirrorShareQuerySet:
        """Those that this person gave or was given, as long as they last."""
        if not person.is_active:
            return self.none()
        own = models.Q(giver=person) | models.Q(receiver=person)
        return self.filter(own, until__gt=timezone.now())


class MirrorShare(models.Model):
    """One copy, sealed twice: with the giver's key, and for the receiver's public key. It is
    deleted when it is taken back or over."""

    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    until = models.DateTimeField()
    for_giver = models.BinaryField()
    for_receiver = models.BinaryField()

    objects = MirrorShareQuerySet.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("receiver")), name="mirror_shared_with_another"
            ),
        ]
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.giver_id} to {self.receiver_id}"


def shared_between(giver_id: int, receiver_id: int) -> str:
    """What a share is about."""
    return f"share of {giver_id} with {receiver_id}"
