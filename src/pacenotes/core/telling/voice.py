"""A reader's language: how a door says a message, a number and a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

Say = Callable[[str], str]


class Voice(Protocol):
    """What a door brings so that core can tell what was heard."""

    def say(self, message: str, /) -> str:
        """A message in the reader's language."""

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """A number as the reader writes it; as many decimals as it has, or as asked for."""

    def day(self, day: dt.date) -> str:
        """A day as the reader writes it."""


@dataclass(frozen=True, slots=True)
class PlainVoice:
    """A voice without a locale: days as ISO 8601, thousands by commas."""

    gettext: Say

    def say(self, message: str, /) -> str:
        """By `gettext`."""
        return self.gettext(message)

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """`12,500`, `2.5`."""
        return f"{value:,.{decimals}f}" if decimals is not None else f"{value:,f}"

    def day(self, day: dt.date) -> str:
        """`2026-03-31`."""
        return day.isoformat()
