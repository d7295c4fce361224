"""Business dates as people say them, worked out from the call's day: own grammar, days only."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass, replace

import re2

from pacenotes.core.listening import windows
from pacenotes.core.listening.finding import Window
from pacenotes.core.listening.lexicon import options
from pacenotes.core.listening.windows import Resolve


@dataclass(frozen=True, slots=True)
class DateSaid:
    """A date in a text, `text[start:end]`; `window` is None where the call's day isn't known.

    `is_appointment` marks a weekday or a clock time, which more often names the next meeting than
    a deadline. `is_before` marks what has to be done before the window begins.
    """

    start: int
    end: int
    window: Window | None
    is_appointment: bool = False
    is_before: bool = False

    @property
    def due(self) -> Window | None:
        """The last day to keep it: "before the summer" is due on the day before it begins."""
        if self.window is None or not self.is_before:
            return self.window
        eve = self.window.first - dt.timedelta(1)
        return Window(eve, eve)


def dates(text: str, on: dt.date | None) -> list[DateSaid]:
    """Every date in `text` that isn't past, first place first, none inside another.

    A day that no calendar has ("April 31st") is no date.
    """
    found: list[DateSaid] = []
    taken: list[tuple[int, int]] = []
    for at in sorted(_all_rules().Match(text) or ()):
        rule = _RULES[at]
        for match in _expression(at).finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append((match.start(), match.end()))
            said = {k: v.lower() for k, v in match.groupdict().items() if v}
            try:
                window = rule.resolve(said, on) if on is not None else windows.absolute(said)
            except (ValueError, OverflowError):
                continue
            if on is None or window is None or window.last >= on:
                place = (match.start(), match.end())
                is_before = said.get("part") not in _ENDS and _is_before(text, *place)
                found.append(DateSaid(*place, window, rule.is_appointment, is_before))
    return sorted(_next_week(text, found, on), key=lambda said: said.start)


_BEFORE = re2.compile(r"\b(?:before|ahead of|in time for|prior to)(?: the| our)?\s*$", options())
_ENDS = frozenset({"end", "close"})


def _is_before(text: str, start: int, end: int) -> bool:
    """Whether "before" stands in front of a date, or as its first word."""
    first = text[start:end].split(maxsplit=1)[0]
    return first.lower() == "before" or _BEFORE.search(text[:start]) is not None


def _next_week(text: str, found: list[DateSaid], on: dt.date | None) -> list[DateSaid]:
    """ "Tuesday at three or Wednesday at eleven next week": both days are next week's."""
    if on is None or not any(text[d.start : d.end].lower() == "next week" for d in found):
        return found
    return [
        replace(d, window=windows.in_next_week(d.window, on))
        if d.is_appointment and d.window is not None
        else d
        for d in found
    ]


@dataclass(frozen=True, slots=True)
class _Rule:
    """One way of saying a date, and how its days are worked out."""

    written: str
    resolve: Resolve
    is_appointment: bool = False


def _either(names: dict[str, int] | dict[str, tuple[int, int]]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


# "May" is a month where it is written large or where only a month can stand: "by may".
_MONTH = "(?P<month>" + _either({k: v for k, v in windows.MONTHS.items() if k != "may"})
_MONTH += "|(?-i:May))"
_SURE_MONTH = "(?P<month>" + _either(windows.MONTHS) + ")"
_YEAR = r"(?:,? (?P<year>20\d\d)\b|,?(?: of)? (?P<ofyear>this|next|last) year\b)?"
_COUNT = r"\d{1,3}|" + _either(windows.NUMBERS)
_PART = (
    r"(?:(?P<part>end|close|start|beginning|middle|mid|early|late|later|first half|second half)"
    r"(?: of|-| in)? ?(?:the )?)"
)
_WHICH = r"(?:(?P<which>this|next|coming|last|current) )?"
_DAY_WORDS = "|".join(sorted(windows.DAYS, key=len, reverse=True)).replace("-", "[- ]")
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{_DAY_WORDS})"
_LATE_WORDS = "|".join(
    sorted((w for w, n in windows.DAYS.items() if n > 4), key=len, reverse=True)
).replace("-", "[- ]")
# "By the tenth" is a day, "for the tenth time" and "on the fifth floor" are none.
_NO_DAY = (
    "(?: (?P<counted>time|floor|year|day|week|month|quarter|one|page|slide|screen|row|column|tab|"
    "step|call|anniversary|generation|attempt|version|item|point|of))?"
)
_TO_COUNT = rf"(?: ?(?:-|–|to|or) ?(?P<m>{_COUNT}))?"
_WEEKDAY = f"(?P<weekday>{_either(windows.WEEKDAYS)})"
_SEASON = f"(?P<season>{_either(windows.SEASONS)})"
_UNIT = "(?P<unit>year|quarter|month|week|day)"
_UNITS = "(?P<unit>day|week|fortnight|month|quarter|year)s?"

# The most telling first: a later rule never takes words that an earlier one took.
_RULES = (
    _Rule(r"\b(?P<iso>20\d\d-\d\d-\d\d)\b", windows.iso),
    _Rule(rf"\b(?:(?P<side>since) )?{_MONTH}(?: the)? {_DAY}\b{_YEAR}",
          windows.month_day),
    _Rule(rf"\b(?:(?P<side>since) )?(?:the )?{_DAY}(?: of)? {_MONTH}\b{_YEAR}",
          windows.month_day),
    _Rule(rf"\b(?:the )?{_DAY} of {_SURE_MONTH}\b{_YEAR}", windows.month_day),
    _Rule(r"\b(?:the )?(?P<nth>first|second|third|fourth|last) week (?:of|in) "
          rf"{_SURE_MONTH}\b{_YEAR}", windows.week_of_month),
    _Rule(rf"\b(?:the )?{_PART}{_WHICH}{_MONTH}\b{_YEAR}", windows.month),
    _Rule(rf"\b{_MONTH}(?: of)? (?P<ofyear>this|next|last) year\b", windows.month),
    _Rule(rf"\b(?:(?P<side>since) )?{_PART}?(?:the )?{_WHICH}"
          r"(?:q(?P<q>[1-4])|(?P<nth>first|second|third|fourth) quarter)"
          rf"(?: of)?\b{_YEAR}", windows.quarter),
    _Rule(rf"\b{_WHICH}(?-i:H)(?P<h>[12])\b{_YEAR}", windows.half),
    _Rule(rf"\b{_PART}(?:(?P<which>this|next|the|our|coming|current) )?"
          rf"(?:(?:calendar|fiscal|financial) )?{_UNIT}\b", windows.end_or_part_of_unit),
    _Rule(r"\b(?P<unit>month|quarter)[- ](?P<part>end)\b", windows.end_or_part_of_unit),
    _Rule(rf"\b(?:eod|cob|end of (?:the )?day|close of business)(?: on)? {_WEEKDAY}\b",
          windows.weekday),
    _Rule(r"\b(?P<eo>eoy|eoq|eom|eow|eod|cob)\b", windows.abbreviated),
    _Rule(rf"\b{_PART}?(?:(?P<which>this|next|the|coming) ){_SEASON}"
          rf"(?: holidays?| break)?\b{_YEAR}", windows.season),
    _Rule(rf"\b{_PART}{_SEASON}\b{_YEAR}", windows.season),
    _Rule(rf"\b(?:by|before|until|in|during|over|for) {_SEASON}\b{_YEAR}", windows.season),
    _Rule(r"\b(?:by |before |over |until )?(?:the )?(?P<feast>black friday|christmas|"
          r"new year's?|year[- ]end|the holidays|easter)\b", windows.feast),
    _Rule(r"\b(?:in|within|inside|over) (?:the )?(?:next |coming )?"
          rf"(?:about |roughly |maybe |around )?(?:a )?(?P<n>{_COUNT})(?: of)?{_TO_COUNT} "
          rf"(?:more |business |working |calendar )?{_UNITS}(?:'? time)?\b", windows.from_now),
    _Rule(rf"\b(?:a )?(?P<n>{_COUNT})(?: of)?{_TO_COUNT} {_UNITS} from (?:now|today)\b",
          windows.from_now),
    _Rule(rf"\b(?:on |by )?(?:{_either(windows.WEEKDAYS)}),? the {_DAY}\b", windows.day_alone),
    _Rule(rf"\b{_WEEKDAY}(?P<nextweek>,? (?:of )?next week)\b", windows.weekday,
          is_appointment=True),
    _Rule(r"\b(?:(?P<later>later) )?(?P<which>this|next|coming|following) "
          r"(?P<unit>week|month|quarter|year|half)\b", windows.whole_unit),
    _Rule(rf"\b(?:(?P<which>this|next|coming|last|on|by|before|until|following) )?{_WEEKDAY}\b",
          windows.weekday, is_appointment=True),
    _Rule(r"\b(?P<near>today|tonight|tomorrow|the day after tomorrow|right now|"
          r"end of (?:the )?day)\b", windows.near),
    _Rule(r"\b(?P<side>by|before|until|in|from|for|till|during|since|of|to|end|this|next|due|"
          rf"starting|around|late|early) (?:(?P<which>this|next|last) )?{_MONTH}\b{_YEAR}",
          windows.month),
    _Rule(r"\b(?P<side>by|before|until|in|till|since|of|during|next)(?: (?P<part>early|mid|late)"
          rf"[- ]?)? (?P<month>may)\b{_YEAR}", windows.month),
    _Rule(rf"\b(?P<which>last) {_MONTH}\b", windows.month),
    _Rule(rf"\b{_MONTH} (?P<year>20\d\d)\b", windows.month),
    _Rule(
        r"\b(?:by|until|before|on|for|from|till) the (?P<day>\d{1,2}(?:st|nd|rd|th))\b",
        windows.day_alone,
    ),
    _Rule(
        rf"\b(?:by|until|before|on|for|from|till|after) the (?P<day>{_LATE_WORDS})\b{_NO_DAY}\b",
        windows.day_alone,
    ),
)  # fmt: skip


@functools.cache
def _expression(at: int) -> re2._Regexp:
    return re2.compile(_RULES[at].written, options())


@functools.cache
def _all_rules() -> re2.Set:
    """All rules at once, so that a text without a date costs one pass."""
    automaton = re2.Set.SearchSet(options())
    for rule in _RULES:
        automaton.Add(rule.written)
    automaton.Compile()
    return automaton
