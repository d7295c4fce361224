"""What a demo's plan amounts to: its minutes, and what it leaves unproven."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


class Required(Protocol):
    """A capability that a deal requires."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def is_must(self) -> bool:
        """Whether we are out without it."""


Capability = TypeVar("Capability", bound=Required)


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of all steps, and those that the demo is planned for."""

    used: int
    planned: int

    @property
    def left(self) -> int:
        """Minutes that no step uses; below zero where the plan is too long."""
        return self.planned - self.used

    @property
    def over(self) -> int:
        """Minutes that the plan is too long by."""
        return max(0, -self.left)


def minutes(steps: Iterable[int], planned: int) -> Minutes:
    """The minutes of a plan whose steps take these."""
    return Minutes(sum(steps), planned)


def unproven(required: Sequence[Capability], proven: Iterable[Capability]) -> list[Capability]:
    """The required capabilities that no step proves, musts first, then by name."""
    shown = set(proven)
    left = [one for one in required if one not in shown]
    return sorted(left, key=lambda one: (not one.is_must, one.name.casefold()))
