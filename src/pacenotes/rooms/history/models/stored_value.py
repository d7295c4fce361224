"""A core value in a JSON column: written by its dataclass's fields, read back as the dataclass."""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import functools
import types
import typing
from decimal import Decimal
from typing import Any

from django.db import models


def storable(text: str) -> str:
    """`text` as every database takes it, each character in its place: NUL and lone surrogates
    become U+FFFD."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def to_json(value: Any) -> Any:
    """Plain JSON for a core value; fields at their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((f, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {f.name: to_json(v) for f, v in fields if not _is_default(f, v)}
    if isinstance(value, (tuple, list)):
        return [to_json(item) for item in value]
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return storable(value) if isinstance(value, str) else value


_AS_THEY_ARE = frozenset({int, str})
"""Types whose values JSON gives as they are, many at once."""


def _is_default(field: dataclasses.Field[Any], value: Any) -> bool:
    return field.default is not dataclasses.MISSING and bool(field.default == value)


def from_json(of: Any, data: Any) -> Any:
    """The value of type `of` from its JSON; fields that another version wrote besides are left."""
    origin, arguments = typing.get_origin(of), typing.get_args(of)
    if origin in (types.UnionType, typing.Union):
        inner = next(a for a in arguments if a is not type(None))
        return None if data is None else from_json(inner, data)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            if arguments[0] in _AS_THEY_ARE:
                return tuple(data)
            return tuple(from_json(arguments[0], item) for item in data)
        return tuple(from_json(a, item) for a, item in zip(arguments, data, strict=True))
    if isinstance(of, type) and dataclasses.is_dataclass(of):
        hints = _hints(of)
        return of(**{k: from_json(hints[k], v) for k, v in data.items() if k in hints})
    if isinstance(of, type) and issubclass(of, enum.Enum):
        return of(data)
    if of is Decimal:
        return Decimal(data)
    if of is dt.date:
        return dt.date.fromisoformat(data)
    return data


@functools.cache
def _hints(of: type) -> dict[str, Any]:
    return typing.get_type_hints(of)


class ValueField(models.JSONField):
    """A JSON column that holds a core value of the type `of` (a dataclass, an optional or a tuple
    of them)."""

    def __init__(self, *args: Any, of: Any = None, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """The value as core knows it."""
        data = super().from_db_value(value, expression, connection)
        return data if data is None or self.of is None else from_json(self.of, data)

    def get_prep_value(self, value: Any) -> Any:
        """The value as JSON."""
        return super().get_prep_value(None if value is None else to_json(value))

    def value_to_string(self, obj: models.Model) -> Any:
        """The value as JSON, for Django's serializers."""
        return to_json(self.value_from_object(obj))
