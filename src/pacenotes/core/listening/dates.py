"""Business dates as people say them, resolved against the call's day: own grammar, days only."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
from collections.abc import Callable
from dataclasses import dataclass

import re2

from pacenotes.core.listening.finding import Window
from pacenotes.core.listening.lexicon import options


@dataclass(frozen=True, slots=True)
class DateSaid:
    """A date in a text, `text[start:end]`; `window` is None where the call's day isn't known.

    `is_appointment` marks a weekday or a clock time, which more often names the next meeting than
    a deadline.
    """

    start: int
    end: int
    window: Window | None
    is_appointment: bool = False


_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name} | {
    name.lower(): n for n, name in enumerate(calendar.month_abbr) if name
} | {"sept": 9}
_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
            "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "couple": 2, "few": 3,
            "several": 4, "fourteen": 14, "thirty": 30, "sixty": 60, "ninety": 90}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + ")"
_YEAR = r"(?:,? (?P<year>20\d\d))?"
_NUMBER = r"(?P<n>\d{1,3}|" + "|".join(_NUMBERS) + ")"
_PART = r"(?:(?P<part>end|close|start|beginning|middle|mid|early|late|first half|second half)(?: of|-| in)? ?(?:the )?)"

Resolve = Callable[[dict[str, str], dt.date], Window]


def dates(text: str, on: dt.date | None) -> list[DateSaid]:
    """Every date in `text`, first place first, none inside another, as seen on the call's day."""
    found: list[DateSaid] = []
    for expression, resolve, is_appointment in _grammar():
        for match in expression.finditer(text):
            if any(match.start() < d.end and d.start < match.end() for d in found):
                continue
            said = {k: v.lower() for k, v in match.groupdict().items() if v}
            try:
                window = resolve(said, on) if on is not None else _absolute(said)
            except (ValueError, OverflowError):
                continue
            found.append(DateSaid(match.start(), match.end(), window, is_appointment))
    return sorted(_next_week(text, found, on), key=lambda said: said.start)


def _next_week(text: str, found: list[DateSaid], on: dt.date | None) -> list[DateSaid]:
    """"Tuesday at three or Wednesday at eleven next week": both days are next week's."""
    if on is None or not any(text[d.start : d.end].lower() == "next week" for d in found):
        return found
    monday = on - dt.timedelta(on.weekday()) + dt.timedelta(7)
    return [
        DateSaid(d.start, d.end, _day(monday + dt.timedelta(d.window.first.weekday())), True)
        if d.is_appointment and d.window is not None
        else d
        for d in found
    ]


def _absolute(said: dict[str, str]) -> Window | None:
    """What stands without the call's day: a date that names its year."""
    if "iso" in said:
        return _day(dt.date.fromisoformat(said["iso"]))
    if "year" in said and "month" in said:
        return _month_day(said, dt.date(int(said["year"]), 1, 1))
    return None


@functools.cache
def _grammar() -> tuple[tuple[re2._Regexp, Resolve, bool], ...]:
    """The rules, most telling first; a later one never takes words an earlier one took."""
    rules: tuple[tuple[str, Resolve, bool], ...] = (
        (r"\b(?P<iso>20\d\d-\d\d-\d\d)\b", lambda s, on: _day(dt.date.fromisoformat(s["iso"])), False),
        (rf"\b{_PART}?{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b{_YEAR}", _month_day, False),
        (rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}\b{_YEAR}", _month_day, False),
        (rf"\b(?:the )?(?P<nth>first|second|third|fourth|last) week (?:of|in) {_MONTH}\b{_YEAR}", _week_of_month, False),
        (rf"\b(?:the )?{_PART}(?:(?P<which>this|next|coming) )?{_MONTH}\b{_YEAR}", _month_part, False),
        (rf"\b{_PART}?(?:the )?(?:(?P<which>this|next|last|coming|current) )?(?:q(?P<q>[1-4])|(?P<nth>first|second|third|fourth) quarter)\b{_YEAR}", _quarter, False),
        (rf"\b{_PART}(?:(?P<which>this|next|the|our|coming|current) )?(?:(?:calendar|fiscal|financial) )?(?P<unit>year|quarter|month|week|day)\b", _unit_part, False),
        (rf"\b(?:eod|cob|end of (?:the )?day|close of business)(?: on)? (?P<weekday>{'|'.join(_DAYS)})\b", _weekday, False),
        (r"\b(?P<eo>eoy|eoq|eom|eow|eod|cob)\b", _abbreviated, False),
        (rf"\b{_PART}?(?:(?P<which>this|next|the|coming) )(?P<season>spring|summer|autumn|fall|winter)(?: holidays?| break)?\b{_YEAR}", _season, False),
        (rf"\b(?:by|before|until|in|during|over|for) (?P<season>spring|summer|autumn|fall|winter)\b{_YEAR}", _season, False),
        (r"\b(?:by |before |over |until )?(?:the )?(?P<feast>black friday|christmas|new year's?|year[- ]end|the holidays|easter)\b", _feast, False),
        (rf"\b(?:in|within|inside|over) (?:the )?(?:next |coming )?(?:about |roughly |maybe |around )?(?:a )?{_NUMBER}(?: of)?(?: ?(?:-|–|to|or) ?(?P<m>\d{{1,3}}|" + "|".join(_NUMBERS) + r"))? (?:more |business |working |calendar )?(?P<unit>day|week|month|quarter|year)s?(?:'? time)?\b", _from_now, False),
        (rf"\b(?:a )?{_NUMBER}(?: ?(?:-|–|to|or) ?(?P<m>\d{{1,3}}))? (?P<unit>day|week|month)s? from (?:now|today)\b", _from_now, False),
        (r"\b(?P<which>this|next|coming|following) (?P<unit>week|month|quarter|year|half)\b", _whole_unit, False),
        (rf"\b(?:(?P<which>this|next|coming|on|by|before|until|following) )?(?P<weekday>{'|'.join(_DAYS)})\b(?: next week(?P<nextweek>\b))?", _weekday, True),
        (r"\b(?P<near>today|tonight|tomorrow|the day after tomorrow|right now|end of (?:the )?day)\b", _near, False),
        (rf"\b(?:by|before|until|in|from|for|till|during|since|of|to|end|this|next|due|starting|around|late|early) (?:(?P<which>this|next) )?{_MONTH}\b{_YEAR}", _month_part, False),
        (rf"\b{_MONTH} (?P<year>20\d\d)\b", _month_part, False),
    )
    return tuple((re2.compile(rule, options()), resolve, meets) for rule, resolve, meets in rules)


def _day(day: dt.date) -> Window:
    return Window(day, day)


def _month_window(year: int, month: int) -> Window:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Window(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def _span(first: Window, last: Window) -> Window:
    return Window(first.first, last.last)


def _part(window: Window, part: str | None) -> Window:
    """The part of a window that was named; its end is its last tenth, at least one day."""
    days = (window.last - window.first).days + 1
    tenth, third = max(1, days // 10), max(1, days // 3)
    match part:
        case "end" | "close":
            return Window(window.last - dt.timedelta(tenth - 1), window.last)
        case "late":
            return Window(window.last - dt.timedelta(third - 1), window.last)
        case "start" | "beginning":
            return Window(window.first, window.first + dt.timedelta(tenth - 1))
        case "early":
            return Window(window.first, window.first + dt.timedelta(third - 1))
        case "middle" | "mid":
            return Window(window.first + dt.timedelta(third), window.last - dt.timedelta(third))
        case "first half":
            return Window(window.first, window.first + dt.timedelta((days - 1) // 2 - 1))
        case "second half":
            return Window(window.first + dt.timedelta((days - 1) // 2), window.last)
        case _:
            return window


def _month_day(said: dict[str, str], on: dt.date) -> Window:
    month, day = _MONTHS[said["month"]], int(said.get("day", "1"))
    if "day" not in said:
        return _month_part(said, on)
    if "year" in said:
        return _day(dt.date(int(said["year"]), month, day))
    found = dt.date(on.year, month, day)
    return _day(found if found >= on else dt.date(on.year + 1, month, day))


def _month_part(said: dict[str, str], on: dt.date) -> Window:
    month = _MONTHS[said["month"]]
    year = int(said["year"]) if "year" in said else on.year + (month < on.month)
    return _part(_month_window(year, month), said.get("part"))


def _week_of_month(said: dict[str, str], on: dt.date) -> Window:
    """The n-th seven days of a month; the last seven for "the last week"."""
    month = _month_part({k: v for k, v in said.items() if k != "nth"}, on)
    if said["nth"] == "last":
        return Window(month.last - dt.timedelta(6), month.last)
    first = month.first + dt.timedelta(7 * (_ORDINALS[said["nth"]] - 1))
    return Window(first, first + dt.timedelta(6))


def _quarter(said: dict[str, str], on: dt.date) -> Window:
    number = int(said["q"]) if "q" in said else _ORDINALS[said["nth"]]
    year = int(said["year"]) if "year" in said else on.year
    window = _span(_month_window(year, 3 * number - 2), _month_window(year, 3 * number))
    if "year" not in said and (window.last < on or said.get("which") == "next" and window.first <= on):
        window = _span(_month_window(year + 1, 3 * number - 2), _month_window(year + 1, 3 * number))
    return _part(window, said.get("part"))


def _unit_window(unit: str, on: dt.date, ahead: int) -> Window:
    if unit == "year":
        return Window(dt.date(on.year + ahead, 1, 1), dt.date(on.year + ahead, 12, 31))
    if unit == "half":
        start = 6 * ((on.month - 1) // 6 + ahead) + 1
        return _span(_month_window(on.year, start), _month_window(on.year, start + 5))
    if unit == "quarter":
        start = 3 * ((on.month - 1) // 3 + ahead) + 1
        return _span(_month_window(on.year, start), _month_window(on.year, start + 2))
    if unit == "month":
        return _month_window(on.year, on.month + ahead)
    if unit == "week":
        monday = on - dt.timedelta(on.weekday()) + dt.timedelta(7 * ahead)
        return Window(monday, monday + dt.timedelta(6))
    return _day(on + dt.timedelta(ahead))


def _unit_part(said: dict[str, str], on: dt.date) -> Window:
    window = _unit_window(said["unit"], on, int(said.get("which") in ("next", "coming")))
    if said["unit"] == "week" and said.get("part") in ("end", "close"):
        friday = window.last - dt.timedelta(2)
        return Window(friday, max(friday, on if on <= window.last else friday))
    if said["unit"] in ("year", "quarter", "month") and said.get("part") in ("end", "close"):
        return _day(window.last)
    return _part(window, said.get("part"))


def _abbreviated(said: dict[str, str], on: dt.date) -> Window:
    unit = {"eoy": "year", "eoq": "quarter", "eom": "month", "eow": "week"}.get(said["eo"], "day")
    return _unit_part({"unit": unit, "part": "end"}, on) if unit != "day" else _day(on)


def _season(said: dict[str, str], on: dt.date) -> Window:
    first, last = _SEASONS[said["season"]]
    year = int(said["year"]) if "year" in said else on.year
    span = (last - first) % 12
    window = _span(_month_window(year, first), _month_window(year, first + span))
    if "year" not in said and window.last < on:
        window = _span(_month_window(year + 1, first), _month_window(year + 1, first + span))
    return _part(window, said.get("part"))


def _feast(said: dict[str, str], on: dt.date) -> Window:
    feast = said["feast"]
    if feast.startswith("easter"):
        year = on.year if _easter(on.year) >= on else on.year + 1
        return _day(_easter(year))
    if feast == "black friday":
        year = on.year if _black_friday(on.year) >= on else on.year + 1
        return _day(_black_friday(year))
    month_day = (12, 31) if feast.startswith(("new", "year")) else (12, 25)
    found = dt.date(on.year, *month_day)
    return _day(found if found >= on else dt.date(on.year + 1, *month_day))


def _black_friday(year: int) -> dt.date:
    """The day after the fourth Thursday of November."""
    first = dt.date(year, 11, 1)
    return first + dt.timedelta((3 - first.weekday()) % 7 + 22)


def _easter(year: int) -> dt.date:
    """Easter Sunday (Gregorian), by the Meeus/Jones/Butcher rule."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return dt.date(year, f // 31, f % 31 + 1)


def _from_now(said: dict[str, str], on: dt.date) -> Window:
    low = _count(said["n"])
    high = _count(said["m"]) if "m" in said else low
    return Window(_ahead(on, said["unit"], low), _ahead(on, said["unit"], high))


def _count(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS[said]


def _ahead(on: dt.date, unit: str, count: int) -> dt.date:
    if unit in ("day", "week"):
        return on + dt.timedelta(count * (7 if unit == "week" else 1))
    months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
    window = _month_window(on.year, on.month + months)
    return min(window.last, window.first + dt.timedelta(on.day - 1))


def _whole_unit(said: dict[str, str], on: dt.date) -> Window:
    return _unit_window(said["unit"], on, int(said["which"] != "this"))


def _weekday(said: dict[str, str], on: dt.date) -> Window:
    wanted = _DAYS[said["weekday"]]
    if said.get("which") == "next" or "nextweek" in said:
        monday = on - dt.timedelta(on.weekday()) + dt.timedelta(7)
        return _day(monday + dt.timedelta(wanted))
    return _day(on + dt.timedelta((wanted - on.weekday()) % 7 or 7))


def _near(said: dict[str, str], on: dt.date) -> Window:
    days = {"tomorrow": 1, "the day after tomorrow": 2}.get(said["near"], 0)
    return _day(on + dt.timedelta(days))
