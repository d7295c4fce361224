"""What sets our company apart, as stated from one day until another."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models.days import (
    Recorded,
    day_field,
    one_current,
    recorded_in_order,
)
from pacenotes.rooms.landscape.models.statement import Statement


class StatementVersion(Recorded):
    """A statement about the company with its proof, held from a day until another."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="versions")
    text = models.CharField(_("statement"), max_length=300)
    proof = models.TextField(_("proof"), max_length=1000, validators=[MaxLengthValidator(1000)])
    link = models.URLField(_("link"), max_length=500, blank=True)
    held_from = models.IntegerField()
    held_until = day_field()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            one_current(["statement"], "one_version_of_a_statement"),
            recorded_in_order("statement_recorded_in_order"),
            models.CheckConstraint(
                condition=models.Q(held_from__lt=models.F("held_until")),
                name="statement_held_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(text="") & ~models.Q(proof=""), name="statement_has_its_proof"
            ),
        ]
        ordering: ClassVar[list[str]] = ["statement", "recorded_from", "pk"]

    def __str__(self) -> str:
        return self.text
