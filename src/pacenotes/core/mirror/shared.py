"""A copy of what somebody shares out of their mirror with one other person."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pacenotes.core.mirror.picture import Picture
from pacenotes.core.mirror.remark import Remark

MOST_DAYS = 90
"""For how long something can be shared."""


@dataclass(frozen=True, slots=True)
class SharedCall:
    """A call by its id and day, and the picture of the giver's part in it. What it is called is
    looked up by whoever may see it."""

    call: int
    day: dt.date | None
    picture: Picture


@dataclass(frozen=True, slots=True)
class Copy:
    """One remark on one call, or, without a remark, the way over time as it stood."""

    calls: tuple[SharedCall, ...]
    remark: Remark | None = None

    @property
    def call_ids(self) -> frozenset[int]:
        """The calls that it is of."""
        return frozenset(one.call for one in self.calls)
