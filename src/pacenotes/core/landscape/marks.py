"""When a fact begins or ends: with a release or on a day, exactly or at the latest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A release (by id) or a day, never both; where not `is_exact`, that or some time before.

    ValueError where it names neither or both.
    """

    release: int | None = None
    day: int | None = None
    is_exact: bool = True

    def __post_init__(self) -> None:
        if (self.release is None) == (self.day is None):
            raise ValueError("a mark names either a release or a day")
