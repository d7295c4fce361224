"""Money and quantities as people say them: `$10K-15K a month`, `47 hours`, `two million euros`."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass

import re2

from pacenotes.core.listening.finding import Measure, Money
from pacenotes.core.listening.lexicon import options
from pacenotes.core.listening.numbers import NUMBER, ends, is_thousands


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a text, `text[start:end]`: money or a measure, one of the two."""

    start: int
    end: int
    money: Money | None = None
    measure: Measure | None = None


# fmt: off
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_CURRENCIES = {
    "dollar": "USD", "dollars": "USD", "usd": "USD", "bucks": "USD", "euro": "EUR", "euros": "EUR",
    "eur": "EUR", "pound": "GBP", "pounds": "GBP", "gbp": "GBP", "quid": "GBP", "franc": "CHF",
    "francs": "CHF", "chf": "CHF", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "jpy": "JPY",
    "yen": "JPY", "inr": "INR", "rupees": "INR", "aud": "AUD", "cad": "CAD", "kroner": None,
    "kronor": None,
}
_CODES = "usd|eur|gbp|chf|sek|nok|dkk|jpy|inr|aud|cad"
_PERIODS = {
    "annum": "year", "annually": "year", "yearly": "year", "monthly": "month",
    "quarterly": "quarter", "weekly": "week", "daily": "day",
}
_SINGULAR = {
    "percent": "%", "per cent": "%", "x": "times", "fold": "times", "times": "times",
    "mins": "minute", "min": "minute", "hrs": "hour", "hr": "hour", "people": "people",
    "countries": "country", "opportunities": "opportunity",
}
# fmt: on

_PER = (
    r"(?:,? ?(?:(?:per|a|an|each|every|/) ?(?P<per>year|annum|month|quarter|week|day|hour|seat|"
    r"user|rep|deal|head)|(?P<ly>annually|yearly|monthly|quarterly|weekly|daily))\b)?"
)
_TO = r"(?: ?(?:-|–|—|to|or) ?)"
_UNITS = (
    r"%|percent(?:age points?)?|per cent|points?|seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|"
    r"months?|quarters?|years?|people|reps?|users?|seats?|analysts?|engineers?|developers?|"
    r"agents?|customers?|clients?|sites?|stores?|plants?|warehouses?|countries|leads?|deals?|"
    r"opportunities|orders?|shipments?|tickets?|incidents?|outages?|alerts?|reports?|dashboards?|"
    r"pipelines?|jobs?|loads?|runs?|tables?|records?|rows?|failures?|errors?|calls?|meetings?|"
    r"emails?|files?|times|x|fold"
)
_WHAT_KIND = (
    r"(?:[ -]?(?:more|fewer|extra|additional|active|late|working|business|calendar|new|different|"
    r"manual|open|failed|data|support|sales))?"
)
_RANGE = rf"(?P<first>{NUMBER})(?:{_TO}(?P<second>{NUMBER}))?"
_NAMED = "|".join(sorted(_CURRENCIES, key=len, reverse=True))

_IN_FRONT = (
    rf"(?:(?P<symbol>[$€£¥₹])|\b(?P<code>{_CODES})) ?(?P<first>{NUMBER})"
    rf"(?:{_TO}(?:[$€£¥₹]|{_CODES})? ?(?P<second>{NUMBER}))?{_PER}"
)
_BEHIND = rf"\b{_RANGE}(?: ?(?:of )?(?P<currency>{_NAMED})\b| ?(?P<symbol>[€£$])){_PER}"
_MEASURED = rf"\b{_RANGE}{_WHAT_KIND}[ -]?(?P<unit>{_UNITS})(?:\b|$|[^\w]){_PER}"
_BARE = rf"\b{_RANGE}{_PER}"

_COUNTED = re.compile(r"\s+(?P<thing>[a-z-]{2,}[^\W\dsui]s)\b", re.IGNORECASE)
_MONEY_ITSELF = frozenset({"savings", "sales", "losses", "costs", "fees", "revenues", "always"})


def amounts(text: str) -> list[Amount]:
    """Every amount of money and every quantity in `text`, first place first, none inside another.

    An amount in thousands or more that names neither a currency nor a thing is money.
    """
    found: list[Amount] = []
    if _any_number().search(text) is None:
        return found
    for at in sorted(_any_amount().Match(text) or ()):
        expression, read = _rules()[at]
        for match in expression.finditer(text):
            if all(match.end() <= a.start or match.start() >= a.end for a in found):
                amount = read(text, match)
                if amount is not None:
                    found.append(amount)
    return sorted(found, key=lambda amount: amount.start)


@functools.cache
def _any_number() -> re2._Regexp:
    """What every rule needs: most sentences have no number and cost one look."""
    return re2.compile(rf"\b(?:{NUMBER})", options())


_Read = Callable[[str, "re2._Match[str]"], Amount | None]


@functools.cache
def _rules() -> tuple[tuple[re2._Regexp, _Read], ...]:
    return tuple((re2.compile(written, options()), read) for written, read in _WRITTEN)


@functools.cache
def _any_amount() -> re2.Set:
    """All of them at once, so that a text without an amount costs one pass."""
    automaton = re2.Set.SearchSet(options())
    for written, _ in _WRITTEN:
        automaton.Add(written)
    automaton.Compile()
    return automaton


def _money(_: str, match: re2._Match[str]) -> Amount | None:
    said = match.groupdict()
    low, high = ends(_ungrouped(said["first"]), _ungrouped(said["second"]))
    if low is None:
        return None
    named = (said.get("currency") or said.get("code") or "").lower()
    currency = _SYMBOLS.get(said.get("symbol") or "") or _CURRENCIES.get(named)
    return Amount(match.start(), match.end(), Money(low, currency, _period(said), high))


def _bare(text: str, match: re2._Match[str]) -> Amount | None:
    if not is_thousands(match["second"] or match["first"]):
        return None
    counted = _COUNTED.match(text, match.end())
    if counted is not None and counted["thing"].lower() not in _MONEY_ITSELF:
        return None
    return _money(text, match)


def _measure(_: str, match: re2._Match[str]) -> Amount | None:
    said = match.groupdict()
    low, high = ends(said["first"], said["second"])
    if low is None:
        return None
    unit = said["unit"].lower()
    measure = Measure(low, _SINGULAR.get(unit, unit.removesuffix("s")), high, _period(said))
    return Amount(match.start(), match.end(), measure=measure)


def _ungrouped(figure: str | None) -> str:
    """Half of Europe writes money in groups of three after a full stop: 40.000 is 40,000."""
    return re.sub(r"\.(\d{3})\b", r"\1", figure or "")


def _period(said: dict[str, str | None]) -> str | None:
    period = (said.get("per") or said.get("ly") or "").lower()
    return _PERIODS.get(period, period) or None


_WRITTEN: tuple[tuple[str, _Read], ...] = (
    (_IN_FRONT, _money),
    (_BEHIND, _money),
    (_MEASURED, _measure),
    (_BARE, _bare),
)
