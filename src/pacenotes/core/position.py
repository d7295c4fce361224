"""A position on a sales team, and the side of the house that it plays for."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class HouseSide(enum.StrEnum):
    """The side of our own house that a position belongs to."""

    SALES = "sales"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True)
class Position:
    """A position on the team: what it is called and which side of the house it plays for.

    `side` is None only where a row names a position that is in no file any more. `sells` says that
    a person with this title is met on the vendor's side of a call and hardly ever on the
    customer's. `owns` and `decides` introduce whoever plays it; `rank` orders introductions by
    seniority of decision, the smaller the sooner.
    """

    key: str
    name: str
    side: HouseSide | None
    titles: tuple[str, ...] = ()
    sells: bool = False
    owns: str = ""
    decides: str = ""
    rank: int = 1000
