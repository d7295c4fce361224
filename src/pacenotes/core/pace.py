"""Whether a demo keeps to its plan."""

from __future__ import annotations


def pace(elapsed: float, begins: int, ends: int) -> int:
    """Whole minutes over the plan, negative where there are some in hand, 0 on time.

    `elapsed` are the seconds since the start, `begins` and `ends` the minutes after it at which the
    step that is shown was planned to begin and to end.
    """
    minutes = elapsed / 60
    if minutes > ends:
        return int(minutes - ends)
    return -int(begins - minutes) if minutes < begins else 0
