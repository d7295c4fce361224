from __future__ import annotations

from dataclasses import dataclass

import pytest

from pacenotes.core.demo_plan import minutes, unproven


@dataclass(frozen=True)
class Need:
    name: str
    is_must: bool = True


@pytest.mark.parametrize(
    ("steps", "planned", "left", "over"),
    [([], 45, 45, 0), ([20, 25], 45, 0, 0), ([20, 26], 45, -1, 1), ([5], 45, 40, 0)],
)
def test_minutes_are_those_of_all_steps(
    steps: list[int], planned: int, left: int, over: int
) -> None:
    told = minutes(steps, planned)
    assert (told.used, told.left, told.over) == (sum(steps), left, over)


def test_what_no_step_proves_comes_musts_first_then_by_name() -> None:
    should, zebra, beta, alpha = Need("Alpha", False), Need("zebra"), Need("Beta"), Need("Alpha")
    assert unproven([should, zebra, beta, alpha], [alpha]) == [beta, zebra, should]
    assert unproven([], [alpha]) == []
