"""Findings in the words of a page: quotes, amounts, days and marks, all plain strings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from pacenotes.core.axis import place
from pacenotes.core.lanes import SHAPES
from pacenotes.core.listening.finding import Finding, Measure, Money, Window
from pacenotes.core.qualification import part_of
from pacenotes.core.roster import Person, Roster
from pacenotes.core.wording import N_, words

Say = Callable[[str], str]

SIGNAL_NAMES = {
    "wheel": N_("the wheel"),
    "back_seat": N_("back seat"),
    "taking_over": N_("taking over"),
    "cut_offs": N_("cut off"),
    "technical_drift": N_("technical drift"),
    "asked_of_us": N_("asked of us"),
    "promises": N_("promised"),
    "claims": N_("claimed"),
}


@dataclass(frozen=True, slots=True)
class QuoteShown:
    """A finding as `parts/quote.html` shows it; `meant` is what the words amount to."""

    text: str
    at: str
    href: str
    who: str
    position: str
    meant: str
    why: str
    is_open: bool


def quote_shown(finding: Finding, roster: Roster, prefix: str, say: Say) -> QuoteShown:
    """A finding with its link into the text, whose anchors begin with `prefix`."""
    person = roster.of(finding.speaker)
    why = finding.why.say(say)
    amounts_to = meant(finding, say)
    return QuoteShown(
        text=finding.quote.text,
        at=place(finding.quote.utterance, finding.at),
        href=f"#{prefix}u-{finding.quote.utterance}",
        who=finding.speaker or "",
        position=position_shown(person, say),
        meant=amounts_to if amounts_to != why else "",
        why=why,
        is_open=finding.detail.is_open is True,
    )


def position_shown(person: Person | None, say: Say) -> str:
    """A person's position, else the title they go by, else nothing."""
    if person is None:
        return ""
    return say(person.position.name) if person.position else person.title or ""


def name_of(finding: Finding, say: Say) -> str:
    """What a finding is, in a word or two: a part of the five questions, or its signal."""
    part = part_of(finding.signal, finding.kind)
    if part is not None:
        return say(part[1].name)
    return say(SIGNAL_NAMES.get(finding.signal, finding.signal.replace("_", " ")))


def shape_of(finding: Finding) -> str:
    """The shape that marks a finding; a new signal is marked like an answer until it has one."""
    return SHAPES.get(finding.signal, "answer")


def meant(finding: Finding, say: Say) -> str:
    """What the words amount to: the thing, the amount, the day, the people, as far as known."""
    detail = finding.detail
    said = [
        detail.what,
        money(detail.money, say) if detail.money else None,
        measure(detail.measure, say) if detail.measure else None,
        days(detail.window, say) if detail.window else None,
        _people(finding, say),
        say(N_("hedged")) if detail.is_hedged else None,
    ]
    return ", ".join(part for part in said if part)


def _people(finding: Finding, say: Say) -> str | None:
    """Whom it concerns besides the speaker and whom the reason names, who are there already."""
    named = f"{finding.speaker or ''}\n{finding.why.say(say)}"
    who, whom = (
        name if name and not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", named) else None
        for name in (finding.detail.who, finding.detail.whom)
    )
    if whom:
        return f"{who} → {whom}" if who else f"→ {whom}"
    return who


def money(amount: Money, say: Say) -> str:
    """`120,000–150,000 EUR a year`; the currency only where one was named."""
    figure = _range(amount.amount, amount.up_to)
    named = f"{figure} {amount.currency}" if amount.currency else figure
    return named + _per(amount.per, say)


def measure(quantity: Measure, say: Say) -> str:
    """`30 %`, `3–5 days a week`."""
    unit = say(quantity.unit_said)
    return f"{_range(quantity.amount, quantity.up_to)} {unit}{_per(quantity.per, say)}"


def _range(low: Decimal, high: Decimal | None) -> str:
    return _figure(low) if high is None else f"{_figure(low)}–{_figure(high)}"


def _figure(number: Decimal) -> str:
    whole = number.to_integral_value()
    return f"{whole if whole == number else number.normalize():,f}"


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


def days(window: Window, say: Say) -> str:
    """`2026-03-31` where it is one day, else the first and the last day."""
    first, last = window.first.isoformat(), window.last.isoformat()
    if first == last:
        return first
    return words(N_("{first} to {last}"), first=first, last=last).say(say)
