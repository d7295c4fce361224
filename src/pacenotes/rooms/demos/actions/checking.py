"""Rows of this room made fit to be kept, and plans and playbooks held while they change."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from pacenotes.rooms.deals.actions import Conflict
from pacenotes.rooms.demos.models import Demo, Playbook
from pacenotes.rooms.history.models import storable


def hold_demo(demo: Demo, version: int | None) -> Demo:
    """The demo as it stands, held until the transaction ends, so that its plan's changes come one
    after the other; Conflict where its version isn't the one that was read (None: any)."""
    rows = Demo.objects.select_for_update(of=("self",), no_key=True)
    current = rows.select_related("demoer", "deal").get(pk=demo.pk)
    if version is not None and current.version != version:
        raise Conflict(current)
    return current


def hold_playbook(playbook: Playbook, version: int | None) -> Playbook:
    """The same for a playbook."""
    rows = Playbook.objects.select_for_update(of=("self",), no_key=True)
    current = rows.select_related("owner").get(pk=playbook.pk)
    if version is not None and current.version != version:
        raise Conflict(current)
    return current


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
