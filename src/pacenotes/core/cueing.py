"""Silent cues: what may become of one, which are open, and how many somebody may have open."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable


class Cueing(enum.StrEnum):
    """Where a cue stands."""

    SENT = "sent"
    SEEN = "seen"
    TAKEN = "taken"
    PARKED = "parked"
    DECLINED = "declined"


SETTLED = frozenset({Cueing.TAKEN, Cueing.PARKED, Cueing.DECLINED})
"""What a driver makes of a cue; it can be changed to another of these, and never unsaid."""


def may_become(now: Cueing, then: Cueing) -> bool:
    """Whether a cue that stands so may stand so next."""
    if then is Cueing.SEEN:
        return now is Cueing.SENT
    return then in SETTLED and then is not now


def is_open(state: Cueing, sent_at: dt.datetime, now: dt.datetime, fold: int) -> bool:
    """Whether a cue still stands before the driver: nobody settled it, and it hasn't folded away
    by itself, `fold` seconds after it was sent."""
    return state not in SETTLED and now - sent_at < dt.timedelta(seconds=fold)


def is_within_budget(open_ones: int, most: int) -> bool:
    """Whether somebody with so many open cues may send another."""
    return open_ones < most


def count_open(cues: Iterable[tuple[Cueing, dt.datetime]], now: dt.datetime, fold: int) -> int:
    """How many of somebody's cues, as state and time of sending, are open."""
    return sum(is_open(state, sent_at, now, fold) for state, sent_at in cues)
