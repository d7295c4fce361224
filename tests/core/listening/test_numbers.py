"""Numbers as people write and say them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pacenotes.core.listening.numbers import ends, is_thousands, value


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("7", "7"),
        ("1,250.50", "1250.50"),
        ("1'000", "1000"),
        ("2,5", "2.5"),
        ("15K", "15000"),
        ("3 mio", "3000000"),
        ("1.5 million", "1500000"),
        ("2 hundred thousand", "200000"),
        ("seventeen", "17"),
        ("Twenty-Five", "25"),
        ("two hundred", "200"),
        ("one hundred and eighty", "180"),
        ("half a million", "500000"),
        ("a couple of thousand", "2000"),
        ("two and a half million", "2500000"),
        ("one point two five", "1.25"),
        ("three million four hundred thousand", "3400000"),
    ],
)
def test_a_number_amounts_to(said: str, expected: str) -> None:
    assert value(said) == Decimal(expected)


@pytest.mark.parametrize("said", ["", "and", "nothing"])
def test_what_is_no_number(said: str) -> None:
    assert value(said) is None


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("2", "3M", ("2000000", "3000000")),
        ("ten", "fifteen thousand", ("10000", "15000")),
        ("10K", "15K", ("10000", "15000")),
        ("500", "1 million", ("500", "1000000")),
        ("5", None, ("5", None)),
    ],
)
def test_a_scale_said_once_goes_for_both_ends(
    low: str, high: str | None, expected: tuple[str, str | None]
) -> None:
    first, last = expected
    assert ends(low, high) == (Decimal(first), Decimal(last) if last else None)


def test_what_is_said_in_thousands() -> None:
    assert all(map(is_thousands, ["180K", "two million", "1.5bn"]))
    assert not any(map(is_thousands, ["a hundred", "7 m", "12"]))
