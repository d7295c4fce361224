"""The days that the words of a date stand for, seen from the call's day."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Mapping

from pacenotes.core.listening.finding import Window
from pacenotes.core.listening.numbers import ONES

Said = Mapping[str, str]
"""The named parts of a date as said, lower case: `month`, `day`, `year`, `which`, `part` …"""

Resolve = Callable[[Said, dt.date], Window]
"""The window of a date as said, seen from a day; ValueError where the calendar has no such day."""

MONTHS = (
    {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
    | {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}
NUMBERS = ONES | {"a": 1, "an": 1, "several": 4}
"""Counts of days, weeks and the like as they are said."""
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_TEENS = (
    "fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_TWENTIES = "first second third fourth fifth sixth seventh eighth ninth"
DAYS = (
    ORDINALS
    | {word: n for n, word in enumerate(_TEENS.split(), 5)}
    | {f"twenty-{word}": n for n, word in enumerate(_TWENTIES.split(), 21)}
    | {"thirtieth": 30, "thirty-first": 31}
)
"""Days of a month as they are said, "twenty-first" with a hyphen or a space."""
_AHEAD = frozenset({"next", "coming", "following"})
_NEXT_LEAP_DAY = 9
"""Years within which a 29 February comes round again, 1900 and its like included."""


def absolute(said: Said) -> Window | None:
    """What stands without the call's day: a date that names its year; else None."""
    if "year" not in said and "iso" not in said:
        return None
    on = dt.date(int(said.get("year", "2000")), 1, 1)
    if "iso" in said:
        return iso(said, on)
    if "month" in said:
        return month_day(said, on)
    return quarter(said, on) if "q" in said or "nth" in said else None


def iso(said: Said, _: dt.date) -> Window:
    """`2026-05-04`."""
    return _one(dt.date.fromisoformat(said["iso"]))


def month_day(said: Said, on: dt.date) -> Window:
    """`April 3rd`, `end of March 2027`: a day of a month, or the month where no day was said."""
    if "day" not in said:
        return month(said, on)
    number, day = MONTHS[said["month"]], _day(said["day"])
    year = _year(said, on)
    if year is not None:
        return _one(dt.date(year, number, day))
    if said.get("side") == "since":
        return _one(_day_of(on.year, number, day, on, -1))
    return _one(_day_of(on.year, number, day, on, +1))


def _day(said: str) -> int:
    """`3`, `3rd`, `twenty first`."""
    digits = said.rstrip("stndrh")
    return int(digits) if digits.isdigit() else DAYS[said.replace(" ", "-")]


def _day_of(year: int, month: int, day: int, on: dt.date, step: int) -> dt.date:
    """That day of the year nearest to `on`, on the side that `step` says."""
    for _ in range(_NEXT_LEAP_DAY):
        if day <= calendar.monthrange(year, month)[1]:
            found = dt.date(year, month, day)
            if (found - on).days * step >= 0:
                return found
        year += step
    raise ValueError("no month has such a day")


def day_alone(said: Said, on: dt.date) -> Window:
    """`the 15th`: the next such day."""
    if "counted" in said:
        raise ValueError("what is counted is no day")
    day = _day(said["day"])
    for ahead in range(3):
        window = _months(on.year, on.month + ahead)
        if day <= window.last.day and window.first.replace(day=day) >= on:
            return _one(window.first.replace(day=day))
    raise ValueError("no month near has such a day")


def month(said: Said, on: dt.date) -> Window:
    """`end of March`, `in July`: this year's, or next year's where it is over."""
    number = MONTHS[said["month"]]
    year = _year(said, on)
    if year is None and (said.get("side") == "since" or said.get("which") == "last"):
        year = on.year - (number >= on.month)
    if year is None:
        year = on.year + (number < on.month)
    return _part(_months(year, number), said, on)


def week_of_month(said: Said, on: dt.date) -> Window:
    """The n-th seven days of a month; the last seven for "the last week"."""
    whole = month({k: v for k, v in said.items() if k not in ("nth", "which")}, on)
    if said["nth"] == "last":
        return Window(whole.last - dt.timedelta(6), whole.last)
    first = whole.first + dt.timedelta(7 * (ORDINALS[said["nth"]] - 1))
    return Window(first, first + dt.timedelta(6))


def quarter(said: Said, on: dt.date) -> Window:
    """`Q3`, `the second quarter of 2027`: the calendar's quarters."""
    number = int(said["q"]) if "q" in said else ORDINALS[said["nth"]]
    return _part(_of_year(said, on, 3 * number - 2, 3), said, on)


def half(said: Said, on: dt.date) -> Window:
    """`H1`, `H2 2027`."""
    return _of_year(said, on, 6 * int(said["h"]) - 5, 6)


def _of_year(said: Said, on: dt.date, first: int, months: int) -> Window:
    """So many months of the year said, else of the year in which they are next ahead or now."""
    year = _year(said, on)
    if year is not None:
        return _months(year, first, months)
    this = _months(on.year, first, months)
    if said.get("which") == "last":
        return this if this.last < on else _months(on.year - 1, first, months)
    is_over = this.last < on or (said.get("which") == "next" and this.first <= on)
    return _months(on.year + 1, first, months) if is_over else this


def whole_unit(said: Said, on: dt.date) -> Window:
    """`next quarter`, `this week`, `later this year`."""
    window = _unit(said["unit"], on, int(said["which"] in _AHEAD))
    return Window(max(on, window.first), window.last) if "later" in said else window


def end_or_part_of_unit(said: Said, on: dt.date) -> Window:
    """`end of the week` is its Friday, `end of the quarter` its last day; other parts are spans."""
    unit = said["unit"]
    window = _unit(unit, on, int(said.get("which") in _AHEAD))
    if said.get("part") not in ("end", "close"):
        return _part(window, said, on)
    if unit == "week":
        friday = window.last - dt.timedelta(2)
        return Window(friday, max(friday, on if on <= window.last else friday))
    return _one(window.last)


def abbreviated(said: Said, on: dt.date) -> Window:
    """`EOY`, `EOQ`, `EOM`, `EOW`, `EOD`."""
    units = {"y": "year", "q": "quarter", "m": "month", "w": "week"}
    unit = units.get(said["eo"].removeprefix("eo"), "day")
    return end_or_part_of_unit({"unit": unit, "part": "end"}, on)


def season(said: Said, on: dt.date) -> Window:
    """`by spring 2027`, `this winter`: the north's, by whole months."""
    first, last = SEASONS[said["season"]]
    months = (last - first) % 12 + 1
    year = _year(said, on)
    if year is None:
        years = (on.year - 1, on.year, on.year + 1)
        year = next(y for y in years if _months(y, first, months).last >= on)
    return _part(_months(year, first, months), said, on)


def feast(said: Said, on: dt.date) -> Window:
    """`Christmas`, `Easter`, `Black Friday`, `year-end`: the next one."""
    name = said["feast"]
    for year in (on.year, on.year + 1):
        if name.startswith("easter"):
            day = easter(year)
        elif name == "black friday":
            day = black_friday(year)
        else:
            day = dt.date(year, 12, 31 if name.startswith(("new", "year")) else 25)
        if day >= on:
            break
    return _one(day)


def black_friday(year: int) -> dt.date:
    """The day after the fourth Thursday of November."""
    first = dt.date(year, 11, 1)
    return first + dt.timedelta((3 - first.weekday()) % 7 + 22)


def easter(year: int) -> dt.date:
    """Easter Sunday (Gregorian), by the Meeus/Jones/Butcher rule."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return dt.date(year, f // 31, f % 31 + 1)


def from_now(said: Said, on: dt.date) -> Window:
    """`in two weeks`, `within 3 to 4 months`."""
    low = _count(said["n"])
    high = _count(said["m"]) if "m" in said else low
    return Window(_after(on, said["unit"], low), _after(on, said["unit"], high))


def _count(said: str) -> int:
    return int(said) if said.isdigit() else NUMBERS[said]


def _after(on: dt.date, unit: str, count: int) -> dt.date:
    in_days = {"day": 1, "week": 7, "fortnight": 14}
    if unit in in_days:
        return on + dt.timedelta(count * in_days[unit])
    months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
    window = _months(on.year, on.month + months)
    return min(window.last, window.first + dt.timedelta(on.day - 1))


def weekday(said: Said, on: dt.date) -> Window:
    """`by Friday`: the next one; `next Friday`, `Friday next week`: next week's."""
    wanted = WEEKDAYS[said["weekday"]]
    if said.get("which") == "last":
        return _one(on - dt.timedelta((on.weekday() - wanted) % 7 or 7))
    if said.get("which") == "next" or "nextweek" in said:
        return _one(_unit("week", on, 1).first + dt.timedelta(wanted))
    return _one(on + dt.timedelta((wanted - on.weekday()) % 7 or 7))


def in_next_week(window: Window, on: dt.date) -> Window:
    """The same weekday of next week."""
    return _one(_unit("week", on, 1).first + dt.timedelta(window.first.weekday()))


def near(said: Said, on: dt.date) -> Window:
    """`today`, `tomorrow`, `the day after tomorrow`."""
    days = {"tomorrow": 1, "the day after tomorrow": 2}.get(said["near"], 0)
    return _one(on + dt.timedelta(days))


def _year(said: Said, on: dt.date) -> int | None:
    """The year that was said: by its number, or as this, next or last year."""
    if "year" in said:
        return int(said["year"])
    steps = {"last": -1, "this": 0, "next": 1}
    return on.year + steps[said["ofyear"]] if "ofyear" in said else None


def _one(day: dt.date) -> Window:
    return Window(day, day)


def _months(year: int, month: int, count: int = 1) -> Window:
    """So many whole months from a year's n-th on; `month` may lie beyond the year."""
    after_year, after = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = calendar.monthrange(after_year, after)[1]
    return Window(dt.date(year, month, 1), dt.date(after_year, after, last))


def _unit(unit: str, on: dt.date, ahead: int) -> Window:
    """The week, month … that `on` lies in, or one so many ahead."""
    if unit == "day":
        return _one(on + dt.timedelta(ahead))
    if unit == "week":
        monday = on - dt.timedelta(on.weekday()) + dt.timedelta(7 * ahead)
        return Window(monday, monday + dt.timedelta(6))
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
    return _months(on.year, months * ((on.month - 1) // months + ahead) + 1, months)


def _part(window: Window, said: Said, on: dt.date) -> Window:
    """The part of a window that was named; its end is its last tenth, at least one day."""
    days = (window.last - window.first).days + 1
    tenth, third = dt.timedelta(max(1, days // 10) - 1), dt.timedelta(max(1, days // 3) - 1)
    middle = window.first + dt.timedelta((days - 1) // 2)
    one = dt.timedelta(1)
    match said.get("part"):
        case "end" | "close":
            return Window(window.last - tenth, window.last)
        case "late":
            return Window(window.last - third, window.last)
        case "later":
            return Window(min(max(on, window.first), window.last), window.last)
        case "start" | "beginning":
            return Window(window.first, window.first + tenth)
        case "early":
            return Window(window.first, window.first + third)
        case "middle" | "mid":
            return Window(window.first + third + one, max(window.first, window.last - third - one))
        case "first half":
            return Window(window.first, max(window.first, middle - one))
        case "second half":
            return Window(middle, window.last)
        case _:
            return window
