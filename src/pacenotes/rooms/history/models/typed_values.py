"""What people typed, put into a row's fields and checked, before the row is kept."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from pacenotes.rooms.history.models.stored_value import storable


def put(row: models.Model, fields: dict[str, Any]) -> list[str]:
    """Put new values into a row's fields; the names of those that differ."""
    told = []
    for name, given in fields.items():
        value = storable(given.strip()) if isinstance(given, str) else given
        if getattr(row, name) != value:
            setattr(row, name, value)
            told.append(name)
    return told


def check(row: models.Model, *, typed: tuple[str, ...]) -> None:
    """ValidationError, by the fields that people typed, where the row can't be kept so."""
    for field in row._meta.concrete_fields:
        most = field.max_length if isinstance(field, models.TextField) else None
        if field.name in typed and most and len(getattr(row, field.attname) or "") > most:
            why = _("That is longer than %(most)s characters: shorten it.")
            error = ValidationError(why, params={"most": most})
            raise ValidationError({field.name: error})
    names = {field.name for field in row._meta.get_fields()}
    row.full_clean(exclude=names - set(typed))
