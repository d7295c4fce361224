"""The team's own fields on a page: each with its name and value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals.models import CustomField


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the team's own as it is shown; `href` where its value is a web address."""

    name: str
    value: str
    href: str = ""


def custom_facts(on: str, values: Mapping[str, Any]) -> list[Fact]:
    """The filled-in fields in the team's order, in one query; in none where nothing is."""
    fields = CustomField.objects.filter(on=on) if values else ()
    return [
        Fact(field.name, shown(field.kind, values[field.key]), _address(field, values[field.key]))
        for field in fields
        if values.get(field.key) is not None
    ]


def shown(kind: str, value: Any) -> str:
    """A value as people read it; as it is kept where it doesn't fit its kind any more."""
    if kind == CustomField.Kind.FLAG and isinstance(value, bool):
        return _("yes") if value else _("no")
    if kind == CustomField.Kind.NUMBER and isinstance(value, int | float):
        return PAGE.number(Decimal(str(value)))
    if kind == CustomField.Kind.DATE:
        try:
            return PAGE.day(dt.date.fromisoformat(str(value)))
        except ValueError:
            return str(value)
    return str(value)


def _address(field: CustomField, value: Any) -> str:
    is_link = field.kind == CustomField.Kind.LINK and isinstance(value, str)
    return value if is_link and value.startswith(("http://", "https://")) else ""
