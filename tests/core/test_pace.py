from __future__ import annotations

import pytest

from pacenotes.core.pace import pace


@pytest.mark.parametrize(
    ("minutes", "begins", "ends", "told"),
    [(0, 0, 5, 0), (5, 0, 5, 0), (7.5, 0, 5, 2), (5.9, 0, 5, 0), (2, 5, 10, -3), (4.5, 5, 10, 0)],
)
def test_a_demo_is_over_in_hand_or_on_time(
    minutes: float, begins: int, ends: int, told: int
) -> None:
    assert pace(minutes * 60, begins, ends) == told
