"""Numbers as people write and say them: `1,250.50`, `15K`, `two and a half million`."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

# fmt: off
ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "couple": 2, "few": 3,
}
_SCALES = {
    "thousand": 1000, "k": 1000, "grand": 1000, "m": 10**6, "mm": 10**6, "mn": 10**6,
    "mio": 10**6, "million": 10**6, "millions": 10**6, "b": 10**9, "bn": 10**9, "billion": 10**9,
}
# fmt: on

_FIGURE = r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_BIG = r"hundred|thousand|grand|millions?|billion"
_SHORT = r"k|mm|mn|mio|m|bn|b"
_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_MORE = rf"(?:[- ](?:{_ONE}|{_BIG}|point|and a half|and (?:{_ONE})))"

NUMBER = (
    rf"(?:(?:{_FIGURE})(?: ?(?:{_SHORT})\b|(?: ?-?(?:{_BIG})){{1,2}})?"
    rf"|half an? (?:{_BIG})(?: (?:{_BIG}))?|a (?:couple|few)(?: of)?(?: (?:{_BIG}))?"
    rf"|(?:a (?:{_BIG})|{_ONE}){_MORE}*)"
)
"""A number in an RE2 expression, case ignored; no group of it captures."""

_SCALE_AT_END = re.compile(rf"(?i)(?:\b|(?<=\d))(?:{_BIG}|{_SHORT})$")


def value(said: str) -> Decimal | None:
    """What a number amounts to; None for what is none."""
    said = said.lower().strip()
    figure = re.match(_FIGURE, said)
    if figure is None:
        return _spelled(re.split(r"[- ]+", said))
    number = _figure(figure.group())
    if number is None:
        return None
    for word in re.findall(r"[a-z]+", said[figure.end() :]):
        number *= 100 if word == "hundred" else _SCALES.get(word, 1)
    return number


def ends(low: str, high: str | None) -> tuple[Decimal | None, Decimal | None]:
    """Both ends of a range; a scale said once, at its end ("2-3M"), goes for both."""
    first, last = value(low), value(high) if high else None
    if high and last is not None and not _SCALE_AT_END.search(low.strip()):
        scale = _SCALE_AT_END.search(high.strip())
        scaled = value(f"{low.strip()} {scale.group()}") if scale else None
        if scaled is not None and scaled <= last:
            first = scaled
    return first, last


def is_thousands(said: str) -> bool:
    """Whether a number was said in thousands, millions or more: "180K", "two million"."""
    scale = _SCALE_AT_END.search(said.strip())
    return scale is not None and scale.group().lower() not in ("hundred", "m", "b")


def _figure(written: str) -> Decimal | None:
    """A decimal comma is told from a comma between thousands by the digits after it."""
    bare = written.replace("'", "").replace(" ", "")
    if bare.count(".") > 1:
        bare = bare.replace(".", "")
    head, comma, tail = bare.rpartition(",")
    if comma:
        is_grouped = len(tail.partition(".")[0]) == 3
        bare = bare.replace(",", "") if is_grouped else f"{head}.{tail}"
    try:
        return Decimal(bare)
    except InvalidOperation:
        return None


def _spelled(said: list[str]) -> Decimal | None:
    total, part = Decimal(0), Decimal(0)
    decimals = Decimal(0)
    for word in said:
        if word == "half":
            part += Decimal("0.5")
        elif word == "point":
            decimals = Decimal("0.1")
        elif word in ONES and decimals:
            part, decimals = part + decimals * ONES[word], decimals / 10
        elif word in ONES:
            part += ONES[word]
        elif word == "hundred":
            part, decimals = (part or Decimal(1)) * 100, Decimal(0)
        elif word in _SCALES:
            total, part, decimals = (
                total + (part or Decimal(1)) * _SCALES[word],
                Decimal(0),
                Decimal(0),
            )
    return total + part or None
