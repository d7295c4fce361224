"""Money and quantities as people say them: `$10K-15K per month`, `47 hours`, `half a million euros`."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import re2

from pacenotes.core.listening.finding import Measure, Money
from pacenotes.core.listening.lexicon import options


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a text, `text[start:end]`: money or a measure, one of the two."""

    start: int
    end: int
    money: Money | None = None
    measure: Measure | None = None


_ONES = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "k": 1000,
    "grand": 1000,
    "m": 10**6,
    "mm": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "millions": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
}
_SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_CURRENCIES = {
    "dollar": "USD",
    "dollars": "USD",
    "usd": "USD",
    "bucks": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
    "gbp": "GBP",
    "quid": "GBP",
    "franc": "CHF",
    "francs": "CHF",
    "chf": "CHF",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "jpy": "JPY",
    "yen": "JPY",
    "inr": "INR",
    "aud": "AUD",
    "cad": "CAD",
}
_PERIODS = {
    "year": "year",
    "annum": "year",
    "annually": "year",
    "yearly": "year",
    "annual": "year",
    "month": "month",
    "monthly": "month",
    "quarter": "quarter",
    "quarterly": "quarter",
    "week": "week",
    "weekly": "week",
    "day": "day",
    "daily": "day",
    "hour": "hour",
    "seat": "seat",
    "user": "user",
    "rep": "rep",
    "deal": "deal",
    "head": "head",
}

_WORD = (
    r"(?:half a|a couple(?: of)?|a few|"
    + "|".join(sorted((w for w in _ONES if w not in ("a", "an")), key=len, reverse=True))
    + r")(?:[- ](?:"
    + "|".join(w for w, n in _ONES.items() if 0 < n < 10 and len(w) > 2)
    + r"))?"
)
_FIGURE = r"\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_SCALE = r"(?: ?(?:k|mm|mn|mio|m|bn|b)\b|(?: ?-?(?:hundred|thousand|grand|million|millions|billion)){1,2})"
_PER = (
    r"(?:,? ?(?:(?:per|a|an|each|every|/) ?(?P<per>year|annum|month|quarter|week|day|hour|seat|user|rep|deal|head)"
    r"|(?P<ly>annually|yearly|monthly|quarterly|weekly|daily))\b)?"
)
_TO = r"(?: ?(?:-|–|—|to|or) ?)"
_UNITS = (
    r"%|percent(?:age points?)?|per cent|points?|seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|"
    r"months?|quarters?|years?|people|reps?|users?|seats?|analysts?|engineers?|developers?|agents?|"
    r"customers?|clients?|sites?|stores?|plants?|warehouses?|countries|leads?|deals?|opportunities|orders?|shipments?|tickets?|incidents?|outages?|"
    r"alerts?|reports?|dashboards?|pipelines?|jobs?|loads?|runs?|tables?|records?|rows?|failures?|"
    r"errors?|calls?|meetings?|emails?|files?|times|x|fold"
)


@functools.cache
def _money() -> re2._Regexp:
    money = (
        r"(?:(?P<symbol>[$€£¥₹]) ?(?P<first>" + _FIGURE + r")(?P<scale>" + _SCALE + r")?"
        r"(?:" + _TO + r"[$€£¥₹]? ?(?P<second>" + _FIGURE + r")(?P<scale2>" + _SCALE + r")?)?"
        r"|\b(?:(?P<wfirst>" + _FIGURE + "|" + _WORD + r")(?P<wscale>" + _SCALE + r")?"
        r"(?:" + _TO + r"(?P<wsecond>" + _FIGURE + "|" + _WORD + r")(?P<wscale2>" + _SCALE + r")?)?"
        r"|(?P<bare>(?:a|half a) (?:hundred thousand|hundred|thousand|million)))"
        r" ?(?:(?:of )?(?P<currency>"
        + "|".join(sorted(_CURRENCIES, key=len, reverse=True))
        + r"|€|£)\b|(?P<after>[€£$])))"
        + _PER
    )
    return re2.compile(money, options())


@functools.cache
def _bare_money() -> re2._Regexp:
    """An amount with a scale and no currency ("about 180K", "two million a year")."""
    return re2.compile(
        r"\b(?P<first>"
        + _FIGURE
        + "|"
        + _WORD
        + r")(?P<scale> ?(?:k|mm|mio|bn)\b|[- ](?:thousand|grand|million|billion)\b)"
        r"(?:"
        + _TO
        + r"(?P<second>"
        + _FIGURE
        + "|"
        + _WORD
        + r")(?P<scale2>"
        + _SCALE
        + r")?)?"
        + _PER,
        options(),
    )


@functools.cache
def _measure() -> re2._Regexp:
    return re2.compile(
        r"\b(?P<first>" + _FIGURE + "|" + _WORD + r")(?P<scale>" + _SCALE + r")?"
        r"(?:" + _TO + r"(?P<second>" + _FIGURE + "|" + _WORD + r")(?P<scale2>" + _SCALE + r")?)?"
        r"(?:[ -]?(?:more|fewer|extra|additional|active|late|working|business|calendar|new|different|manual|open|failed|data|support|sales))?"
        r"[ -]?(?P<unit>"
        + _UNITS
        + r")(?:\b|$|[^\w])"
        + _PER.replace("(?:,? ?(?:(?:per|a", "(?: ?(?:(?:per|a"),
        options(),
    )


def amounts(text: str) -> list[Amount]:
    """Every amount of money and every quantity in `text`, first place first, none inside another."""
    found: list[Amount] = []
    for expression, read in (
        (_money(), _read_money),
        (_bare_money(), _read_money),
        (_measure(), _read_measure),
    ):
        for match in expression.finditer(text):
            if all(match.end() <= a.start or match.start() >= a.end for a in found):
                amount = read(match.start(), match.end(), match.groupdict())
                if amount is not None:
                    found.append(amount)
    return sorted(found, key=lambda amount: amount.start)


def _read_money(start: int, end: int, said: dict[str, str | None]) -> Amount | None:
    first = said.get("first") or said.get("wfirst") or said.get("bare")
    second = said.get("second") or said.get("wsecond")
    scale = said.get("scale") or said.get("wscale")
    scale2 = said.get("scale2") or said.get("wscale2")
    low, high = _range(_ungrouped(first), scale, _ungrouped(second), scale2)
    if low is None:
        return None
    symbol = said.get("symbol") or said.get("after")
    name = (said.get("currency") or "").lower()
    currency = _SYMBOLS.get(symbol or name) or _CURRENCIES.get(name)
    return Amount(start, end, money=Money(low, currency, _period(said), high))


def _ungrouped(figure: str | None) -> str | None:
    """Money is written with groups of three after a full stop in half of Europe: 40.000 is 40,000."""
    return re2.sub(r"\.(\d{3})$", r"\1", figure) if figure else figure


def _read_measure(start: int, end: int, said: dict[str, str | None]) -> Amount | None:
    low, high = _range(said.get("first"), said.get("scale"), said.get("second"), said.get("scale2"))
    if low is None:
        return None
    return Amount(start, end, measure=Measure(low, _unit(said["unit"] or ""), high, _period(said)))


def _range(
    first: str | None, scale: str | None, second: str | None, scale2: str | None
) -> tuple[Decimal | None, Decimal | None]:
    """Both ends; a scale said once at the end ("2-3M") goes for both."""
    high = _number(second, scale2 or scale)
    low = _number(first, scale or (scale2 if second else None))
    return low, high


def _number(figure: str | None, scale: str | None) -> Decimal | None:
    if not figure:
        return None
    total = _plain_number(figure.lower().strip())
    if total is None:
        return None
    for word in (scale or "").lower().replace("-", " ").split():
        total *= _SCALES.get(word, 1)
    return total


def _plain_number(figure: str) -> Decimal | None:
    if figure[0].isdigit():
        bare = figure.replace("'", "").replace(" ", "")
        head, _, tail = bare.rpartition(",")
        bare = (
            bare.replace(",", "") if not head or len(tail.split(".")[0]) == 3 else f"{head}.{tail}"
        )
        try:
            return Decimal(bare)
        except InvalidOperation:
            return None
    if figure.startswith("half a"):
        rest = figure.removeprefix("half a").strip()
        return Decimal("0.5") * _SCALES.get(rest, 1)
    if figure.startswith(("a couple", "a few")):
        return Decimal(2 if "couple" in figure else 3)
    total = Decimal(0)
    for word in figure.replace("-", " ").split():
        if word in _SCALES:
            total = (total or Decimal(1)) * _SCALES[word]
        else:
            total += _ONES.get(word, 0)
    return total


def _unit(unit: str) -> str:
    unit = unit.lower()
    if unit in ("%", "percent", "per cent"):
        return "%"
    if unit in ("x", "times", "fold"):
        return "times"
    singular = {
        "mins": "minute",
        "min": "minute",
        "hrs": "hour",
        "hr": "hour",
        "people": "people",
        "countries": "country",
        "opportunities": "opportunity",
    }
    return singular.get(unit, unit.removesuffix("s"))


def _period(said: dict[str, str | None]) -> str | None:
    return _PERIODS.get((said.get("per") or said.get("ly") or "").lower())
