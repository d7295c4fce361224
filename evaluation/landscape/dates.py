"""Parity dates: as web-features publishes them, and as the landscape's histories give them."""

from __future__ import annotations

import calendar
import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.days import date_of
from pacenotes.core.landscape.standing import Because
from pacenotes.core.landscape.weighing import CODES

CORE_BROWSERS = (
    "chrome",
    "chrome_android",
    "edge",
    "firefox",
    "firefox_android",
    "safari",
    "safari_ios",
)
"""Whose parity counts; which of them is ours makes no difference to it."""

MONTHS_TO_HIGH = 30


@dataclass(frozen=True, slots=True)
class Dates:
    """Since when a key is at parity, and since when for 30 months; None where it isn't."""

    low: str | None = None
    high: str | None = None


def published(package: Path) -> dict[str, Dates]:
    """The dates of every key in an unpacked web-features package."""
    told = json.loads((package / "data.json").read_text("utf-8"))
    return {
        key: Dates(status.get("baseline_low_date"), status.get("baseline_high_date"))
        for feature in told["features"].values()
        for key, status in feature.get("status", {}).get("by_compat_key", {}).items()
    }


def computed(columns: Columns, browsers: dict[str, int], day: int) -> dict[int, Dates]:
    """The dates of every capability that is at parity on a day, as known on it."""
    ours, *others = (browsers[key] for key in CORE_BROWSERS)
    found = columns.histories(ours, others, day)
    dates = {}
    for row in found.on(day).tolist():
        if found.because[row] == CODES[Because.ALL_HAVE_IT]:
            since, is_exact = int(found.since[row]), bool(found.is_since_exact[row])
            capability = int(found.places.ids[found.capability[row]])
            dates[capability] = _dates(since, is_exact, day)
    return dates


def _dates(since: int, is_exact: bool, today: int) -> Dates:
    low, last = date_of(since), date_of(today)
    if low is None or last is None:
        return Dates()
    sign = "" if is_exact else "≤"
    high = _months_later(low, MONTHS_TO_HIGH)
    return Dates(f"{sign}{low}", f"{sign}{high}" if high <= last else None)


def _months_later(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))
