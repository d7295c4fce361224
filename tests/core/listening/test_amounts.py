"""Money and quantities as people say them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.listening.amounts import amounts
from pacenotes.core.listening.finding import Measure, Money


def money(
    amount: str, currency: str | None = None, per: str | None = None, up_to: str | None = None
) -> Money:
    return Money(Decimal(amount), currency, per, Decimal(up_to) if up_to else None)


def measure(amount: str, unit: str, up_to: str | None = None, per: str | None = None) -> Measure:
    return Measure(Decimal(amount), unit, Decimal(up_to) if up_to else None, per)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("it was $250 in the end", money("250", "USD")),
        ("we pay $12.50 per user per month", money("12.50", "USD", "user")),
        ("roughly €80K a year", money("80000", "EUR", "year")),
        ("£1.2m annually", money("1200000", "GBP", "year")),
        ("¥3,000,000", money("3000000", "JPY")),
        ("₹500,000", money("500000", "INR")),
        ("$1,250,000.75", money("1250000.75", "USD")),
        ("CHF is what we use, 40'000 francs", money("40000", "CHF")),
        ("40.000 Euro im Jahr", money("40000", "EUR")),
        ("65 000 euros", money("65000", "EUR")),
        ("$10K-15K per month", money("10000", "USD", "month", "15000")),
        ("between $2-3M", money("2000000", "USD", None, "3000000")),
        ("two to three million dollars", money("2000000", "USD", None, "3000000")),
        ("$40k to $60k", money("40000", "USD", None, "60000")),
        ("fifty thousand pounds", money("50000", "GBP")),
        ("half a million euros", money("500000", "EUR")),
        ("a hundred thousand dollars", money("100000", "USD")),
        ("a couple of thousand quid", money("2000", "GBP")),
        ("ninety-five thousand dollars a quarter", money("95000", "USD", "quarter")),
        ("two hundred thousand euros", money("200000", "EUR")),
        ("300 bucks a seat", money("300", "USD", "seat")),
        ("180K", money("180000")),
        ("around 1.5 million", money("1500000")),
        ("three million a year", money("3000000", None, "year")),
        ("twenty grand", money("20000")),
        ("120 thousand NOK", money("120000", "NOK")),
        ("70€ each month", money("70", "EUR", "month")),
        ("€2bn", money("2000000000", "EUR")),
        ("about forty five thousand dollars", money("45000", "USD")),
        ("one point two million dollars", money("1200000", "USD")),
        ("EUR 30,000", money("30000", "EUR")),
        ("1.250.000 euros", money("1250000", "EUR")),
        ("we saved 120K savings and all", money("120000")),
        ("$500 to $1 million", money("500", "USD", None, "1000000")),
        ("900 thousand to one point one million euros", money("900000", "EUR", None, "1100000")),
        ("80 thousand kroner", money("80000")),
        ("a hundred and fifty thousand dollars", money("150000", "USD")),
        ("two and a half million euros", money("2500000", "EUR")),
    ],
)
def test_money(said: str, expected: Money) -> None:
    assert [a.money for a in amounts(said) if a.money] == [expected]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("47 hours on average", measure("47", "hour")),
        ("six people do that", measure("6", "people")),
        ("a 30% drop", measure("30", "%")),
        ("thirty percent of them", measure("30", "%")),
        ("12.5 per cent", measure("12.5", "%")),
        ("10 to 15 hours a week", measure("10", "hour", "15", "week")),
        ("two or three days", measure("2", "day", "3")),
        ("twenty-five reps", measure("25", "rep")),
        ("1,200 tickets per month", measure("1200", "ticket", None, "month")),
        ("3x faster", measure("3", "times")),
        ("four times a day", measure("4", "times", None, "day")),
        ("fourteen working days", measure("14", "day")),
        ("a couple of hours every week", measure("2", "hour", None, "week")),
        ("ten countries", measure("10", "country")),
        ("90 mins", measure("90", "minute")),
        ("5 hrs", measure("5", "hour")),
        ("around 2,5 hours", measure("2.5", "hour")),
        ("40k orders", measure("40000", "order")),
    ],
)
def test_quantities(said: str, expected: Measure) -> None:
    assert [a.measure for a in amounts(said) if a.measure] == [expected]


@pytest.mark.parametrize(
    "said",
    [
        "call me at 4155550123",
        "in 2027",
        "version 3.2",
        "on the 4th floor",
        "room 12",
        "phase two",
        "ISO 27001",
        "at 3 pm",
        "24/7",
        "one of us",
        "a dollar short",
        "three thousand trucks",
        "a million things",
    ],
)
def test_numbers_that_measure_nothing(said: str) -> None:
    assert [said[a.start : a.end] for a in amounts(said)] == []


def test_two_amounts_stand_in_their_order() -> None:
    said = "From 14 days down to 3 days, that is worth $90K a year."

    assert [(a.measure, a.money) for a in amounts(said)] == [
        (measure("14", "day"), None),
        (measure("3", "day"), None),
        (None, money("90000", "USD", "year")),
    ]


@given(st.text(alphabet="0123456789.,' $€£kKmM%-toanhudre ", max_size=120) | st.text(max_size=120))
def test_any_text_has_amounts_in_their_places(text: str) -> None:
    ends = 0
    for amount in amounts(text):
        assert ends <= amount.start < amount.end <= len(text)
        assert (amount.money is None) != (amount.measure is None)
        ends = amount.end
