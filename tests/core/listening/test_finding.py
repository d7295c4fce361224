"""What a signal finds, in plain values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pacenotes.core.listening.finding import Measure


@pytest.mark.parametrize(
    ("amount", "unit", "up_to", "said"),
    [
        ("1", "day", None, "day"),
        ("3", "day", None, "days"),
        ("1", "day", "2", "days"),
        ("2", "country", None, "countries"),
        ("30", "%", None, "%"),
        ("4", "people", None, "people"),
        ("2", "times", None, "times"),
    ],
)
def test_a_unit_follows_its_amount(amount: str, unit: str, up_to: str | None, said: str) -> None:
    assert Measure(Decimal(amount), unit, Decimal(up_to) if up_to else None).unit_said == said
