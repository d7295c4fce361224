"""What a table's cells can be read as: fields, their kinds, and how a column writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pacenotes.core.wording import Words

Value = str | int | Decimal | dt.date | bool
"""What a cell amounts to; an empty cell is None."""

Read = Callable[[str], Value | Words | None]
"""Reads one cell; `Words` say why it can't be read."""


class Kind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    WHOLE = "whole"
    AMOUNT = "amount"
    CURRENCY = "currency"
    DATE = "date"
    YES_NO = "yes-no"
    CHOICE = "choice"
    EMAIL = "email"
    WEB = "web"


class DateOrder(StrEnum):
    """In which order a column writes its dates; with the year first there is no doubt."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class DecimalSign(StrEnum):
    """What stands before the decimals in a column of amounts."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a field may have, and what else it goes by."""

    value: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a column can fill.

    `longest` is in characters (text), `places` in decimals (amounts), `least` and `most` bound
    numbers; `is_unique` means no two rows of a file may have the same value.
    """

    key: str
    name: str
    kind: Kind
    is_required: bool = False
    is_unique: bool = False
    aliases: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    longest: int = 255
    places: int = 2
    least: int | None = None
    most: int | None = None


def fold(text: str) -> str:
    """Text as it is compared: case and white space set aside."""
    return " ".join(text.casefold().split())
