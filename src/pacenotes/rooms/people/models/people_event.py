"""Something that somebody did to a person or a unit: written once, never changed."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models


class PeopleEventQuerySet(models.QuerySet["PeopleEvent"]):
    """Events about people and units, which can be added and read and nothing else."""

    def about(self, thing: models.Model) -> PeopleEventQuerySet:
        """What happened to one person or unit, newest first."""
        return self.filter(about_type=thing._meta.model_name, about_id=thing.pk)

    def update(self, **_fields: Any) -> NoReturn:
        """Refuse: history is append-only."""
        raise TypeError("history is append-only")

    def delete(self) -> NoReturn:
        """Refuse: history is append-only."""
        raise TypeError("history is append-only")


class PeopleEvent(models.Model):
    """`by` did `verb` to the person or unit of `about_type` and `about_id`.

    It has the form of the history room's events, and its own table because history stands on
    people (ADR 0014). Neither `before` nor `after` ever holds a password, a link or a code. `by`
    is None where Pacenotes itself acted.
    """

    by = models.ForeignKey("Person", null=True, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=40)
    about_type = models.CharField(max_length=40)
    about_id = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    objects = PeopleEventQuerySet.as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["about_type", "about_id", "-at"], name="people_event_about"),
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
