"""Something that somebody did: written once, never changed."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models


class EventQuerySet(models.QuerySet["Event"]):
    """Events, which can be added and read and nothing else."""

    def about(self, thing: models.Model) -> EventQuerySet:
        """What happened to one thing, newest first."""
        return self.filter(about_type=thing._meta.model_name, about_id=thing.pk)

    def update(self, **_fields: Any) -> NoReturn:
        """Refuse: history is append-only."""
        raise TypeError("history is append-only")

    def delete(self) -> NoReturn:
        """Refuse: history is append-only."""
        raise TypeError("history is append-only")


class Event(models.Model):
    """`by` did `verb` to the thing of `about_type` and `about_id`; `before` and `after` are its
    fields that changed. `by` is None where Pacenotes itself acted; `deal_id` is the deal in whose
    timeline it stands. Neither ever holds words of a call: evidence stands in its own row.
    """

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(max_length=40)
    about_type = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    deal_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["about_type", "about_id", "-at"], name="event_about"),
            models.Index(fields=["deal_id", "-id"], name="event_of_a_deal"),
        ]
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.about_type} {self.about_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the event once; TypeError the second time."""
        if self.pk is not None:
            raise TypeError("history is append-only")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Refuse: history is append-only."""
        raise TypeError("history is append-only")
