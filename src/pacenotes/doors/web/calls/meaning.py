"""What the words of a finding amount to, in the reader's language and formats."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from pacenotes.core.listening.finding import Detail, Measure, Money, Window

_PERIODS = {
    "year": "a year", "month": "a month", "quarter": "a quarter", "week": "a week",
    "day": "a day", "hour": "an hour", "seat": "a seat",
}  # fmt: skip


def meant(detail: Detail, beside: str = "") -> str:
    """A detail in a few words; empty where the words themselves, or those `beside`, say it all."""
    parts = [
        money(detail.money) if detail.money else "",
        measure(detail.measure) if detail.measure else "",
        window(detail.window) if detail.window else "",
        detail.who if detail.who and detail.who not in beside else "",
        detail.what or "",
        _("only half said") if detail.is_hedged else "",
    ]
    return ", ".join(part for part in parts if part)


def money(amount: Money) -> str:
    """`120,000 EUR a year`."""
    said = _ranged(amount.amount, amount.up_to)
    return " ".join(p for p in (said, amount.currency or "", _per(amount.per)) if p)


def measure(quantity: Measure) -> str:
    """`3 days a week`."""
    said = _ranged(quantity.amount, quantity.up_to)
    return " ".join(p for p in (said, quantity.unit_said, _per(quantity.per)) if p)


def window(days: Window) -> str:
    """`March 31, 2026`, or the first and the last day."""
    first = date_format(days.first)
    return first if days.first == days.last else f"{first} – {date_format(days.last)}"


def _ranged(amount: Decimal, up_to: Decimal | None) -> str:
    low = _plain(amount)
    return low if up_to is None else f"{low} – {_plain(up_to)}"


def _plain(amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return number_format(int(amount) if whole else amount.normalize(), force_grouping=True)


def _per(period: str | None) -> str:
    if period is None:
        return ""
    return pgettext("amount", _PERIODS[period]) if period in _PERIODS else f"/ {period}"
