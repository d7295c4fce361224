"""Budget: money that is there, was set aside, or is not to be had."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pacenotes.core.listening.finding import Money
from tests.core.listening.vocabulary import hears, stays_silent


def test_an_amount_that_was_set_aside() -> None:
    heard = hears(
        "budget", "Tomas: We put aside roughly 140,000 euros for this in the plan.", kind="amount"
    )
    assert heard.detail.money == Money(Decimal(140000), "EUR")


def test_a_ceiling() -> None:
    heard = hears("budget", "Tomas: My ceiling is £60k per year, anything above goes upstairs.")
    assert heard.detail.money == Money(Decimal(60000), "GBP", "year")


@pytest.mark.parametrize(
    "said",
    [
        "There is money for it, the board approved the spend in autumn.",
        "So yeah we do have budget for that this year.",
        "It's budgeted, that part is done.",
        "The budget is there, don't worry about that.",
        "Finance has already signed off on the budget.",
    ],
)
def test_money_that_is_there(said: str) -> None:
    hears("budget", f"Tomas: {said}", kind="exists")


@pytest.mark.parametrize(
    "said",
    [
        "There's no budget left for new tools, I'm afraid.",
        "We haven't got any money for it before the new year.",
        "the budget got cut in January to be honest",
        "We simply can't afford another platform.",
        "It isn't in the budget.",
    ],
)
def test_money_that_is_not(said: str) -> None:
    hears("budget", f"Tomas: {said}", kind="none")


@pytest.mark.parametrize(
    "said",
    [
        "The budget module is the one our controllers live in.",
        "Do you have a report for budget against actuals?",
        "We use it for budgeting and for the forecast.",
        "That would save us 90,000 euros a year.",
        "Our revenue is about 40 million.",
        "Is there a budget version of this?",
        "If we had a budget we'd talk about that.",
        "They quoted us 70,000 dollars.",
        "What is your budget planning feature like?",
    ],
)
def test_the_word_budget_alone_is_no_money(said: str) -> None:
    stays_silent("budget", f"Tomas: {said}")


def test_our_own_price_is_not_their_budget() -> None:
    stays_silent(
        "budget",
        """
        Robin: For a team like yours we'd be up to 48,000 euros a year.
        Tomas: Let me write that down.
        """,
    )


def test_an_answer_to_our_question_about_it() -> None:
    heard = hears(
        "budget",
        """
        Robin: Is there any money set aside for this?
        Tomas: Around fifty, sixty thousand, I'd say.
        """,
    )
    assert heard.speaker == "Tomas"
    assert heard.quote.text == "Around fifty, sixty thousand, I'd say."


def test_our_question_alone_is_no_evidence() -> None:
    stays_silent("budget", "Robin: Do you have a budget for this?")
