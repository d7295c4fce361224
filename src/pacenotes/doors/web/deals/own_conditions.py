"""What can be asked of the team's own fields, in the form of a filter, with what is asked now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from pacenotes.core.deal_filter import CustomCondition
from pacenotes.rooms.deals.models import CustomField

Choices = list[tuple[str, str, bool]]
"""Values with what they are called and whether they are chosen."""


def own_conditions(on: str, asked: Iterable[CustomCondition]) -> list[dict[str, Any]]:
    """Each of the fields on deals or accounts as `deals/board/filter_custom.html` shows it, in one
    query."""
    told = list(asked)
    return [_own(field, told) for field in CustomField.objects.filter(on=on)]


def marked(choices: list[tuple[str, str]], *now: str) -> Choices:
    """Choices, each with whether it is chosen now."""
    return [(value, name, value in now) for value, name in choices]


def _own(field: CustomField, asked: list[CustomCondition]) -> dict[str, Any]:
    now = {one.bound.value: one.value for one in asked if one.key == field.key}
    options = {
        CustomField.Kind.FLAG: [("", _("any")), ("yes", _("yes")), ("no", _("no"))],
        CustomField.Kind.CHOICE: [("", _("any")), *((c, c) for c in field.choices)],
    }.get(CustomField.Kind(field.kind), [])
    return {
        "field": field,
        "is_range": field.kind in (CustomField.Kind.NUMBER, CustomField.Kind.DATE),
        "input": "date" if field.kind == CustomField.Kind.DATE else "text",
        "choices": marked(options, now.get("is", "")),
        "is": now.get("is", ""),
        "from": now.get("from", ""),
        "to": now.get("to", ""),
    }
