"""Who could take a request on: free that day, knowing what is required, with little on already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pacenotes.core.names import fold


@dataclass(frozen=True, slots=True)
class Load:
    """What somebody has on: requests that they took on and that aren't done, and demos ahead that
    are of none of those."""

    requests: int = 0
    demos: int = 0

    @property
    def all(self) -> int:
        """Everything together."""
        return self.requests + self.demos


@dataclass(frozen=True, slots=True)
class Colleague:
    """A technical colleague, by id and name, as triage sees them.

    `knows` are the folded names of capabilities that they say they know, or proved in a plan.
    """

    id: int
    name: str
    on_team: bool = False
    knows: frozenset[str] = frozenset()
    load: Load = Load()


@dataclass(frozen=True, slots=True)
class Day:
    """What somebody has on the day that is asked for: meetings and demos, by number."""

    meetings: int = 0
    demos: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """How a colleague stands to a request. `day` is None where the request names none; `known` are
    the required capabilities that they know, of `required` in all."""

    colleague: Colleague
    day: Day | None
    known: tuple[str, ...]
    required: int

    @property
    def is_free(self) -> bool | None:
        """Whether nothing is on that day; None where no day is asked for."""
        return None if self.day is None else not (self.day.meetings or self.day.demos)


def choices(
    colleagues: Iterable[Colleague], required: Iterable[str], days: Mapping[int, Day] | None
) -> tuple[Choice, ...]:
    """Everybody for one request: who is free first, then who knows more of what is required, then
    who has less on, then who is on the deal's team; at last by name.

    `days` is by a colleague's id, and None where no day is asked for.
    """
    names = list(dict.fromkeys(required))
    found = (
        Choice(
            one,
            None if days is None else days.get(one.id, Day()),
            tuple(name for name in names if fold(name) in one.knows),
            len(names),
        )
        for one in colleagues
    )
    return tuple(sorted(found, key=_order))


def _order(choice: Choice) -> tuple[bool, int, int, bool, str, int]:
    one = choice.colleague
    return (
        choice.is_free is False,
        -len(choice.known),
        one.load.all,
        not one.on_team,
        one.name.casefold(),
        one.id,
    )
