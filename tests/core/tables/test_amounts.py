"""Amounts and whole numbers as people and programs write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pacenotes.core.tables.amounts import amount, sign_told, whole
from pacenotes.core.tables.fields import DecimalSign, Field, Kind
from pacenotes.core.wording import Words

AMOUNT = Field("amount", "Amount", Kind.AMOUNT)
POINT, COMMA = DecimalSign.POINT, DecimalSign.COMMA


@pytest.mark.parametrize(
    ("cell", "sign", "value"),
    [
        ("1234.56", None, "1234.56"),
        ("1,234.56", None, "1234.56"),
        ("1.234,56", None, "1234.56"),
        ("1 234,56", None, "1234.56"),
        ("1\u202f234\u00a0567,5", None, "1234567.5"),
        ("1'234'567.50", None, "1234567.5"),
        ("1,234,567", None, "1234567"),
        ("1.234.567", None, "1234567"),
        ("-12", None, "-12"),
        ("−12", None, "-12"),
        ("+12.5", None, "12.5"),
        ("0", None, "0"),
        ("1,234", POINT, "1234"),
        ("1,234", COMMA, None),
        ("1.234", COMMA, "1234"),
        ("12,5", COMMA, "12.5"),
        ("12.50000", POINT, "12.5"),
        ("1,234.5", COMMA, None),
        ("12.5", COMMA, None),
        ("12,5", POINT, None),
        ("1,23,456", None, None),
        ("12.34.56", None, None),
        ("1,234", None, None),
        ("€ 12", None, None),
        ("12 EUR", None, None),
        ("1e5", None, None),
        ("NaN", None, None),
        ("Infinity", None, None),
        ("٣٤", None, None),
        ("0x10", None, None),
        ("12.345", POINT, None),
        ("9" * 15, None, "9" * 15),
        ("9" * 16, None, None),
        ("9" * 10_000, None, None),
        (".", None, None),
        ("", None, None),
    ],
)
def test_an_amount(cell: str, sign: DecimalSign | None, value: str | None) -> None:
    read = amount(cell, sign, AMOUNT)
    if value is None:
        assert isinstance(read, Words)
    else:
        assert read == Decimal(value)


@pytest.mark.parametrize(
    ("cell", "sign", "why"),
    [
        ("1,234", None, "“1,234” can be read in two ways; say what stands before the decimals"),
        (
            "12,5",
            POINT,
            "“12,5” isn't written like the rest of its column, with “.” before decimals",
        ),
        ("12.345", POINT, "“12.345” has more than 2 decimals"),
        ("TBD", None, "“TBD” is no number; write the amount alone, as in 1234.56"),
    ],
)
def test_why_there_is_no_amount(cell: str, sign: DecimalSign | None, why: str) -> None:
    assert str(amount(cell, sign, AMOUNT)) == why


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("1234.56", POINT), ("1234,56", COMMA), ("1,234,567", POINT), ("1.234.567", COMMA),
        ("1234", None), ("x", None), ("", None), ("1.5", POINT), ("1234.567", POINT),
    ],
)  # fmt: skip
def test_what_a_cell_shows_of_its_decimal_sign(cell: str, told: DecimalSign | None) -> None:
    assert sign_told(cell) == told


def test_a_cell_that_could_be_either_says_so() -> None:
    assert isinstance(sign_told("1,234"), Words)
    assert isinstance(sign_told("1.234"), Words)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12", 12), ("-3", -3), ("1,234", 1234), ("1.234", 1234), ("12.0", 12), ("12,00", 12),
        ("1 234", 1234), ("007", 7), ("12.5", None), ("twelve", None), ("", None),
        ("9" * 5_000, None),        ("-" + "9" * 16, None), ("²", None),
    ],
)  # fmt: skip
def test_a_whole_number(cell: str, value: int | None) -> None:
    read = whole(cell, Field("employees", "Employees", Kind.WHOLE))
    assert isinstance(read, Words) if value is None else read == value


def test_numbers_keep_within_their_bounds() -> None:
    field = Field("share", "Share", Kind.AMOUNT, least=0, most=100)
    assert str(amount("-0.01", None, field)) == "-0.01 is less than 0"
    assert str(amount("100.5", None, field)) == "100.5 is more than 100"
    assert str(whole("101", field)) == "101 is more than 100"
    assert whole("0", field) == 0
    assert amount("100", None, field) == 100
