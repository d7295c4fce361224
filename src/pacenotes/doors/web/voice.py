"""The reader's language on a page: Django's catalogue, the locale's numbers and days."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext


class PageVoice:
    """A `core.telling.voice.Voice` in the language and locale of the request."""

    def say(self, message: str, /) -> str:
        """By the request's catalogue."""
        return gettext(message)

    def number(self, value: Decimal, decimals: int | None = None) -> str:
        """As the locale groups and points it."""
        return number_format(value, decimals, force_grouping=True)

    def day(self, day: dt.date) -> str:
        """As the locale writes a day."""
        return date_format(day)


PAGE = PageVoice()
"""The one voice: it asks for the request's language each time it speaks."""
