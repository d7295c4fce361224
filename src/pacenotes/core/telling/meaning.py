"""What a finding's words amount to: its name, the thing, the amount, the day, the people."""

from __future__ import annotations

import re
from decimal import Decimal

from pacenotes.core.listening.finding import Detail, Measure, Money, Window
from pacenotes.core.qualification import part_of
from pacenotes.core.telling.voice import Say, Voice
from pacenotes.core.wording import N_

SIGNAL_NAMES = {
    "wheel": N_("The wheel"),
    "back_seat": N_("Back seat"),
    "taking_over": N_("Taking over"),
    "cut_offs": N_("Cut off"),
    "technical_drift": N_("Technical drift"),
    "asked_of_us": N_("Asked of us"),
    "promises": N_("Promised"),
    "claims": N_("Claimed"),
    "business_case": N_("Price"),
}
"""Names of what speaks to none of the five questions (of the business case, a price)."""


def name_of(signal: str, kind: str, say: Say) -> str:
    """What a finding is, in a word or two: a part of the five questions, or its signal."""
    part = part_of(signal, kind)
    if part is not None:
        return say(part[1].name)
    return say(SIGNAL_NAMES.get(signal, signal.replace("_", " ")))


def meant(detail: Detail, voice: Voice, beside: str = "") -> str:
    """A detail in a few words; who and whom are left out where `beside` names them already."""
    said = [
        detail.what,
        money(detail.money, voice) if detail.money else None,
        measure(detail.measure, voice) if detail.measure else None,
        days(detail.window, voice) if detail.window else None,
        _people(detail, beside),
        voice.say(N_("only half said")) if detail.is_hedged else None,
    ]
    return ", ".join(part for part in said if part)


def _people(detail: Detail, beside: str) -> str | None:
    who, whom = (
        name if name and not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", beside) else None
        for name in (detail.who, detail.whom)
    )
    if whom:
        return f"{who} → {whom}" if who else f"→ {whom}"
    return who


def money(amount: Money, voice: Voice) -> str:
    """`120,000–150,000 EUR a year`; the currency only where one was named."""
    figure = _range(amount.amount, amount.up_to, voice)
    named = f"{figure} {amount.currency}" if amount.currency else figure
    return named + _per(amount.per, voice.say)


def measure(quantity: Measure, voice: Voice) -> str:
    """`30 %`, `3–5 days a week`."""
    figure = _range(quantity.amount, quantity.up_to, voice)
    return f"{figure} {voice.say(quantity.unit_said)}{_per(quantity.per, voice.say)}"


def days(window: Window, voice: Voice) -> str:
    """A day, or the first and the last of a window."""
    first = voice.day(window.first)
    return first if window.first == window.last else f"{first} – {voice.day(window.last)}"


def _range(low: Decimal, high: Decimal | None, voice: Voice) -> str:
    return _figure(low, voice) if high is None else f"{_figure(low, voice)}–{_figure(high, voice)}"


def _figure(number: Decimal, voice: Voice) -> str:
    whole = number.to_integral_value()
    return voice.number(whole if whole == number else number.normalize())


_PER = {
    "year": N_(" a year"),
    "quarter": N_(" a quarter"),
    "month": N_(" a month"),
    "week": N_(" a week"),
    "day": N_(" a day"),
    "hour": N_(" an hour"),
    "seat": N_(" a seat"),
    "user": N_(" a user"),
    "rep": N_(" a rep"),
    "deal": N_(" a deal"),
    "head": N_(" a head"),
}


def _per(period: str | None, say: Say) -> str:
    if period is None:
        return ""
    return say(_PER[period]) if period in _PER else f" / {period}"
