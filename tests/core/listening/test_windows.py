"""The calendar behind the dates."""

from __future__ import annotations

import datetime as dt

import pytest

from pacenotes.core.listening import windows


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2027, "03-28"), (2038, "04-25")],
)
def test_easter(year: int, day: str) -> None:
    assert windows.easter(year) == dt.date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, "11-29"), (2025, "11-28"), (2026, "11-27"), (2027, "11-26"), (2029, "11-23")],
)
def test_black_friday(year: int, day: str) -> None:
    assert windows.black_friday(year) == dt.date.fromisoformat(f"{year}-{day}")


def test_only_a_date_with_its_year_stands_without_the_calls_day() -> None:
    assert windows.absolute({"month": "march", "day": "3"}) is None
    assert windows.absolute({"unit": "week", "which": "next"}) is None
    march = windows.absolute({"month": "march", "year": "2028"})
    assert march is not None
    assert (march.first, march.last) == (dt.date(2028, 3, 1), dt.date(2028, 3, 31))
