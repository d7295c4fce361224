"""Values of the team's own fields, checked before they are kept."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from pacenotes.rooms.deals.models import CustomField
from pacenotes.rooms.history.models import storable

LONGEST_TEXT = 2000
MOST = 10**15
FINEST = 12
"""Numbers below this, with so many places: what JSON and every database keep as they were given."""


def checked_custom(on: str, kept: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The kept values with the given ones put in; ValidationError names the field and why not.

    An empty value is taken out; fields that no longer exist keep what they had.
    """
    fields = {field.key: field for field in CustomField.objects.filter(on=on)}
    values = dict(kept)
    for key, value in given.items():
        if key not in fields:
            raise ValidationError(_("There is no field “%(key)s”."), params={"key": key[:40]})
        plain = custom_value(fields[key], value)
        if plain is None:
            values.pop(key, None)
        else:
            values[key] = plain
    for key, field in fields.items():
        if field.is_required and given and values.get(key) is None:
            raise ValidationError(_("“%(name)s” has to be filled in."), params={"name": field.name})
    return values


def custom_value(field: CustomField, value: Any) -> Any:
    """A value as the field's kind keeps it in JSON, None where it is empty.

    Days are ISO 8601 text, numbers as JSON has them.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        return _READ[CustomField.Kind(field.kind)](field, value)
    except (ValueError, TypeError, ArithmeticError, ValidationError):
        raise ValidationError(
            _("“%(value)s” doesn't fit “%(name)s”."),
            params={"value": storable(str(value)[:80]), "name": field.name},
        ) from None


def _text(_field: CustomField, value: Any) -> str:
    text = storable(str(value).strip())
    if len(text) > LONGEST_TEXT:
        raise ValueError
    return text


def _number(_field: CustomField, value: Any) -> float | int:
    number = Decimal(str(value).strip())
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(number) >= MOST or exponent < -FINEST:
        raise ValueError
    return int(number) if number == number.to_integral_value() else float(number)


def _date(_field: CustomField, value: Any) -> str:
    if isinstance(value, dt.datetime):
        raise TypeError
    day = value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value).strip())
    return day.isoformat()


def _choice(field: CustomField, value: Any) -> str:
    if value not in field.choices:
        raise ValueError
    return str(value)


def _flag(_field: CustomField, value: Any) -> bool:
    known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    folded = str(value).strip().casefold()
    if folded not in known:
        raise ValueError
    return known[folded]


def _link(_field: CustomField, value: Any) -> str:
    URLValidator(schemes=["http", "https"])(str(value).strip())
    return str(value).strip()


_READ = {
    CustomField.Kind.TEXT: _text,
    CustomField.Kind.NUMBER: _number,
    CustomField.Kind.DATE: _date,
    CustomField.Kind.CHOICE: _choice,
    CustomField.Kind.FLAG: _flag,
    CustomField.Kind.LINK: _link,
}
