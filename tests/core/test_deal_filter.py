from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pacenotes.core.deal_filter import (
    ANY,
    MOST_CONDITIONS,
    NOT_ANSWERED,
    Bound,
    Closing,
    CustomCondition,
    DealFilter,
    closing_days,
    day,
    number,
    read_filter,
)

EVERYTHING = (
    ("q", "fjord"),
    ("pipeline", "renewal"),
    ("outcome", "won"),
    ("owner", "me"),
    ("unit", "4"),
    ("closes", "this-quarter"),
    ("closes_from", "2026-01-01"),
    ("closes_to", "2026-12-31"),
    ("amount_from", "1000"),
    ("amount_to", "2500.50"),
    ("currency", "EUR"),
    ("competitor", "Halyard"),
    ("vacant", "any"),
    ("stage", "due"),
    ("stage", "review"),
    ("light.economic-buyer", "not-answered"),
    ("light.pitfalls", "stale"),
    ("custom.region", "north"),
    ("custom.seats.from", "10"),
)


def test_a_filter_is_written_as_it_was_read() -> None:
    chosen, faults = read_filter(EVERYTHING)
    assert faults == ()
    assert chosen.pairs() == EVERYTHING
    assert read_filter(chosen.pairs())[0] == chosen


def test_what_a_filter_asks() -> None:
    chosen, _ = read_filter(EVERYTHING)
    assert chosen.amount_to == Decimal("2500.50")
    assert chosen.closes is Closing.THIS_QUARTER
    assert chosen.closes_from == dt.date(2026, 1, 1)
    assert chosen.unit == 4
    assert chosen.lights == (("economic-buyer", NOT_ANSWERED), ("pitfalls", "stale"))
    assert chosen.custom[1] == CustomCondition("seats", Bound.FROM, "10")


def test_open_deals_are_the_usual_and_can_be_taken_away() -> None:
    chosen, _ = read_filter([])
    assert chosen == DealFilter()
    assert chosen.pairs() == ()
    assert chosen.conditions() == (("outcome", "open"),)
    assert chosen.without(("outcome", "open")).outcome == ANY
    assert chosen.without(("outcome", "open")).pairs() == (("outcome", "any"),)


@pytest.mark.parametrize("pair", [p for p in EVERYTHING if p[0] != "outcome"])
def test_every_condition_is_taken_away_alone(pair: tuple[str, str]) -> None:
    chosen, _ = read_filter(EVERYTHING)
    assert chosen.without(pair).pairs() == tuple(p for p in EVERYTHING if p != pair)


def test_empty_values_and_foreign_names_ask_nothing_and_are_no_fault() -> None:
    pairs = [
        ("q", "  "),
        ("stage", ""),
        ("page", "2"),
        ("sort", "x"),
        ("csrf", "y"),
        ("light", "z"),
    ]
    assert read_filter(pairs) == (DealFilter(), ())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("closes_from", "tomorrow"),
        ("closes_from", "2026-13-01"),
        ("closes_from", "20260101"),
        ("amount_from", "1e999999"),
        ("amount_from", "-5"),
        ("amount_to", "9" * 20),
        ("amount_to", "NaN"),
        ("amount_to", "٣"),
        ("unit", "9" * 40),
        ("unit", "-1"),
        ("owner", "'; drop table"),
        ("currency", "EURO"),
        ("outcome", "maybe"),
        ("closes", "someday"),
        ("light.economic-buyer", "met"),
        ("light.nothing", "heard"),
        ("stage", "<script>"),
        ("pipeline", "x" * 60),
        ("q", "x" * 201),
        ("custom.a b", "x"),
        ("custom.seats.near", "x"),
        ("custom.", "x"),
    ],
)
def test_what_cannot_be_read_is_left_out_and_said(name: str, value: str) -> None:
    chosen, faults = read_filter([("q", "kept"), (name, value)])
    assert chosen == DealFilter(text="kept")
    assert [name in fault.say() for fault in faults] == [True]


def test_what_cannot_be_seen_is_taken_out_of_a_value() -> None:
    assert read_filter([("q", "\0fjord\x1b\u202e")])[0] == DealFilter(text="fjord")


def test_the_first_of_two_counts_where_there_can_be_one() -> None:
    assert read_filter([("currency", "EUR"), ("currency", "USD")])[0].currency == "EUR"


def test_more_conditions_than_anybody_reads_are_cut_off_and_said() -> None:
    pairs = [("stage", f"s{number}") for number in range(500)]
    chosen, faults = read_filter(pairs)
    assert len(chosen.stages) == MOST_CONDITIONS
    assert len(faults) == 1


def test_an_amount_may_be_grouped() -> None:
    assert read_filter([("amount_from", "1,250,000")])[0].amount_from == 1_250_000


@pytest.mark.parametrize(
    ("closing", "today", "days"),
    [
        (Closing.OVERDUE, "2026-09-20", (None, "2026-09-19")),
        (Closing.THIS_MONTH, "2026-02-10", ("2026-02-01", "2026-02-28")),
        (Closing.THIS_MONTH, "2026-12-31", ("2026-12-01", "2026-12-31")),
        (Closing.THIS_QUARTER, "2026-09-20", ("2026-07-01", "2026-09-30")),
        (Closing.NEXT_QUARTER, "2026-09-20", ("2026-10-01", "2026-12-31")),
        (Closing.NEXT_QUARTER, "2026-10-01", ("2027-01-01", "2027-03-31")),
        (Closing.UNKNOWN, "2026-10-01", (None, None)),
    ],
)
def test_a_stretch_moves_with_the_calendar(
    closing: Closing, today: str, days: tuple[str | None, str | None]
) -> None:
    told = closing_days(closing, dt.date.fromisoformat(today))
    assert tuple(d and d.isoformat() for d in told) == days


@pytest.mark.parametrize("text", ["", ".", "-", "1.2.3", "1e5", "Infinity", "²", "1" * 15])
def test_only_plain_numbers_are_numbers(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        number(text)


def test_a_day_has_ten_characters() -> None:
    assert day("2026-09-20") == dt.date(2026, 9, 20)
    with pytest.raises(ValueError):  # noqa: PT011
        day("2026-W38-7")
