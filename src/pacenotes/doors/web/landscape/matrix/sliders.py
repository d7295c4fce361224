"""The two sliders: over the days of the world, and over what we knew when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pacenotes.core.landscape.places import Rows
from pacenotes.doors.web.landscape.matrix.days_asked import DaysAsked, iso

ROOM = 45
"""Days that the slider goes on past what it shows."""
MOST_TICKS = 60


@dataclass(frozen=True, slots=True)
class Slider:
    """A slider from `low` to `high` by days as core counts them, with marks on some."""

    name: str
    low: int
    high: int
    day: int
    ticks: tuple[int, ...] = ()

    @property
    def date(self) -> str:
        """Its day, for the date field beside it."""
        return iso(self.day)


def sliders(days: DaysAsked, turns: Rows, first_known: int | None) -> dict[str, Any]:
    """The sliders of a page on which something turns on these days."""
    ends = [int(turns[0]), int(turns[-1])] if len(turns) else []
    low = min([*ends, days.day, days.today])
    high = max([*ends, days.day, days.today])
    first = min(first_known if first_known is not None else days.today, days.known)
    return {
        "day_slider": Slider("day", max(low - ROOM, 1), high + ROOM, days.day, _few(turns)),
        "known_slider": Slider("known", first, days.today, days.known),
    }


def jumps(days: DaysAsked, turns: Rows) -> dict[str, str]:
    """The nearest days before and after on which something turns, empty where there is none."""
    before, after = turns[turns < days.day], turns[turns > days.day]
    return {
        "earlier": iso(int(before[-1])) if len(before) else "",
        "later": iso(int(after[0])) if len(after) else "",
    }


def _few(turns: Rows) -> tuple[int, ...]:
    """Some of the days, evenly picked where there are many."""
    step = -(-len(turns) // MOST_TICKS) or 1
    return tuple(int(day) for day in turns[::step])
