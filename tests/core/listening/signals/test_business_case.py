"""Business case: the numbers that make it, where they stand, where they should go, their worth."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pacenotes.core.listening.finding import Measure, Money
from tests.core.listening.vocabulary import hears, stays_silent


@pytest.mark.parametrize(
    ("said", "kind", "measure"),
    [
        (
            "A planner spends eleven hours a week on that.",
            "today",
            Measure(Decimal(11), "hour", None, "week"),
        ),
        ("Right now 14 percent of the orders go out late.", "today", Measure(Decimal(14), "%")),
        ("We want to get down to two percent.", "target", Measure(Decimal(2), "%")),
        ("The goal is three days instead of nine.", "target", Measure(Decimal(3), "day")),
    ],
)
def test_a_figure_of_theirs(said: str, kind: str, measure: Measure) -> None:
    assert hears("business_case", f"Ingrid: {said}", kind=kind).detail.measure == measure


@pytest.mark.parametrize(
    ("said", "money"),
    [
        ("That costs us 40,000 euros every month.", Money(Decimal(40000), "EUR", "month")),
        ("we lose like two million a year on that", Money(Decimal(2000000), None, "year")),
        ("It would save us something like £300K.", Money(Decimal(300000), "GBP")),
        ("Each late truck is a penalty of 250 euros.", Money(Decimal(250), "EUR")),
    ],
)
def test_what_it_is_worth(said: str, money: Money) -> None:
    assert hears("business_case", f"Ingrid: {said}", kind="value").detail.money == money


def test_a_value_that_we_promise_is_kept_as_what_we_said() -> None:
    heard = hears("business_case", "Robin: A team like yours saves about 30 hours a week.")
    assert (heard.kind, heard.speaker) == ("value", "Robin")


@pytest.mark.parametrize(
    "said",
    [
        "For 40 users the licence is 60,000 euros a year.",
        "Our list price is $90 per user per month.",
    ],
)
def test_what_ours_costs_is_a_price_and_nothing_more(said: str) -> None:
    hears("business_case", f"Robin: {said}", kind="price")


def test_a_bare_amount_of_ours_is_a_price_where_they_asked_for_one() -> None:
    asked = "Tomas: What would that cost for forty depots?\nRobin: It's around 96,000 euros a year."
    summed = "Tomas: Each one is 2,300 euros.\nRobin: So that's 25 thousand a month, roughly."

    hears("business_case", asked, kind="price", by="Robin")
    stays_silent("business_case", summed, kind="price")


@pytest.mark.parametrize(
    "said",
    [
        "I only have 20 minutes today.",
        "Let's meet at 3 on Thursday.",
        "We've been using it over the last six months.",
        "Legal takes three weeks.",
        "Could we cancel with 30 days notice?",
        "Does it take 5 minutes or 5 hours?",
        "We have an office in two countries, maybe three.",
        "I joined two years ago.",
        "See you in two weeks.",
        "There were four people in the room.",
    ],
)
def test_numbers_that_make_no_case(said: str) -> None:
    stays_silent("business_case", f"Ingrid: {said}")


def test_a_budget_is_not_a_business_case() -> None:
    stays_silent("business_case", "Tomas: We set aside 80,000 euros for this.")
