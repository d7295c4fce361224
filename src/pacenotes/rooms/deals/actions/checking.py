"""Rows made fit to be kept: text as every database takes it, and no longer than it may be."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from pacenotes.core import qualification
from pacenotes.core.qualification import Question, SubQuestion
from pacenotes.rooms.history.models import storable


def check_row(row: models.Model, *, exclude: tuple[str, ...] = ()) -> None:
    """Make a row's text storable and check all of it; ValidationError names what doesn't fit.

    Django checks the length of a CharField, and leaves a TextField's to the forms; no door is to
    be without it.
    """
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, str | dict | list):
            setattr(row, field.attname, storable_value(value))
        if isinstance(field, models.TextField) and field.max_length and field.name not in exclude:
            _check_length(field, value)
    row.full_clean(exclude=exclude)


def storable_value(value: Any) -> Any:
    """A field's value with storable text, in lists and dictionaries too."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable_value(key): storable_value(item) for key, item in value.items()}
    return [storable_value(item) for item in value] if isinstance(value, list) else value


def asked_part(key: str) -> tuple[Question, SubQuestion]:
    """The part with this key, behind its question; ValidationError where there is none."""
    try:
        return qualification.part(key)
    except KeyError:
        raise ValidationError(
            _("The five questions have no part “%(part)s”."), params={"part": key[:40]}
        ) from None


def _check_length(field: models.TextField[Any, Any], value: str | None) -> None:
    if field.max_length and len(value or "") > field.max_length:
        why = _("That is longer than %(most)s characters: shorten it.")
        error = ValidationError(why, params={"most": field.max_length})
        raise ValidationError({field.name: error})
