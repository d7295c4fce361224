"""What a signal finds: verbatim words, who said them and when, what they mean, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from pacenotes.core.wording import Words


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as they stand in the call: `text` is `utterances[utterance].text[start:end]`."""

    utterance: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as said. `currency` is an ISO 4217 code, None where none was named.

    `per` is the period the amount is for (`year`, `month`, `quarter`, `week`, `seat`), if said.
    """

    amount: Decimal
    currency: str | None = None
    per: str | None = None
    up_to: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity as said: `30 %`, `47 hours`, `3 days a week`. `up_to` closes a range."""

    amount: Decimal
    unit: str
    up_to: Decimal | None = None
    per: str | None = None

    @property
    def unit_said(self) -> str:
        """The unit as it follows the amount: `1 day`, `3 days`, `2 countries`, `30 %`."""
        if self.unit in {"%", "times", "people"} or (self.amount == 1 and self.up_to is None):
            return self.unit
        stem = self.unit.removesuffix("y")
        is_short = stem != self.unit and stem[-1:] not in "aeiou"
        return f"{stem}ies" if is_short else f"{self.unit}s"


@dataclass(frozen=True, slots=True)
class Window:
    """The days something may fall on, both included; one day where `first == last`."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Detail:
    """What the words amount to beyond the words themselves; every field may be unknown.

    `who` is a person as named in the call (an economic buyer, a promise's owner, who answered);
    `whom` the other person concerned (the driver steered, the colleague cut off); `what` a thing
    named (a competitor, a kind of obstacle, a unit that was measured).
    """

    who: str | None = None
    whom: str | None = None
    what: str | None = None
    money: Money | None = None
    measure: Measure | None = None
    window: Window | None = None
    is_open: bool | None = None
    is_hedged: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing heard.

    `signal` is the signal's name (`back_seat`), `kind` what it found of its kinds
    (`directs_screen`). `speaker` and `at` (seconds) are the quote's; `why` says what fired.
    """

    signal: str
    kind: str
    quote: Quote
    speaker: str | None
    at: float | None
    why: Words
    detail: Detail = Detail()


@dataclass(frozen=True, slots=True)
class Abstention:
    """A signal that says nothing, and what it would have needed to know."""

    signal: str
    why: Words
