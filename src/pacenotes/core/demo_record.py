"""What was planned of a demo beside what was shown of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pacenotes.core.axis import clock


@dataclass(frozen=True, slots=True)
class Planned:
    """A step of the plan: its key, what it shows, and its minutes."""

    key: int
    shows: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch in which a step was shown, for so many seconds; `key` is None where the plan no
    longer has the step."""

    key: int | None
    shows: str
    seconds: float


@dataclass(frozen=True, slots=True)
class StepTime:
    """A step: the minutes planned for it, None where it wasn't planned; the seconds it was shown
    for, and in how many stretches, 0 where it wasn't shown."""

    shows: str
    minutes: int | None
    seconds: float
    stretches: int

    @property
    def over(self) -> float:
        """Seconds that it took more than was planned; less than 0 where it took less."""
        return self.seconds - (self.minutes or 0) * 60

    @property
    def took(self) -> str:
        """How long it was shown, as a clock says it."""
        return clock(self.seconds)

    @property
    def beside(self) -> str:
        """How far that is from what was planned, either way, as a clock says it."""
        return clock(abs(self.over))

    @property
    def was_shown(self) -> bool:
        """Whether it was shown at all."""
        return self.stretches > 0


def compare(plan: Iterable[Planned], shown: Iterable[Shown]) -> tuple[StepTime, ...]:
    """The plan's steps in their order, then what was shown and isn't in it, in the order of its
    showing."""
    stretches = list(shown)
    steps = list(plan)
    planned = {step.key for step in steps}
    told = [
        _time(step.shows, step.minutes, [one for one in stretches if one.key == step.key])
        for step in steps
    ]
    beside: dict[str, list[Shown]] = {}
    for one in stretches:
        if one.key not in planned:
            beside.setdefault(one.shows, []).append(one)
    return (*told, *(_time(shows, None, found) for shows, found in beside.items()))


def _time(shows: str, minutes: int | None, found: list[Shown]) -> StepTime:
    return StepTime(shows, minutes, sum(one.seconds for one in found), len(found))
