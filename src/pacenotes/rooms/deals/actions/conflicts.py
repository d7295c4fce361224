"""Two people editing one thing: the second is told what the first changed, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models

from pacenotes.rooms.deals.actions.checking import storable_value
from pacenotes.rooms.deals.models import Deal

Row = TypeVar("Row", bound=models.Model)


class Conflict(Exception):
    """Somebody else changed it meanwhile; `now` is the row as it stands. Nothing was changed."""

    def __init__(self, now: models.Model) -> None:
        super().__init__("somebody else changed it meanwhile")
        self.now = now


def hold(deal_id: int) -> Deal:
    """The deal as it stands, held until the transaction ends.

    What changes a deal's evidence, and so how its questions stand, holds the deal before any other
    row: two such changes come one after the other, each computed from all that was there, and
    neither waits for a row that the other has.
    """
    return Deal.objects.select_for_update(of=("self",), no_key=True).get(pk=deal_id)


def hold_all(deal_ids: Iterable[int]) -> list[Deal]:
    """Several deals held alike, always in the same order, so that no two wait for each other."""
    held = Deal.objects.select_for_update(of=("self",), no_key=True)
    return list(held.filter(pk__in=list(deal_ids)).order_by("pk"))


def locked(row: Row, version: int | None) -> Row:
    """The row as it stands, locked until the transaction ends; Conflict where its version isn't
    the one that was read. A `version` of None asks for no comparison."""
    rows = type(row)._default_manager.select_for_update(of=("self",), no_key=True)
    current = rows.get(pk=row.pk)
    if version is not None and getattr(current, "version", version) != version:
        raise Conflict(current)
    return current


def changed(row: models.Model, fields: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Put new values into a row's fields; what they were and are, of those that differ, as JSON."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, given in fields.items():
        was, value = getattr(row, name), storable_value(given)
        if was != value:
            before[name], after[name] = plain(was), plain(value)
            setattr(row, name, value)
    return before, after


def plain(value: Any) -> Any:
    """A value as history keeps it: rows by their id, days and amounts as text."""
    if isinstance(value, models.Model):
        return value.pk
    return (
        value if value is None or isinstance(value, bool | int | str | dict | list) else str(value)
    )
