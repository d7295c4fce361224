"""Values of core as the padded bytes that are sealed."""

from __future__ import annotations

import json
from typing import TypeVar

from pacenotes.rooms.history.models.stored_value import from_json, to_json
from pacenotes.rooms.mirror.models.sealing import padded, unpadded

T = TypeVar("T")


def to_padded(value: object) -> bytes:
    """A value in whole blocks of bytes."""
    return padded(json.dumps(to_json(value), separators=(",", ":")).encode())


def from_padded(of: type[T], filled: bytes) -> T:
    """The value of this type that `to_padded` was given."""
    value: T = from_json(of, json.loads(unpadded(filled)))
    return value
