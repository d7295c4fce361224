"""Need: what hurts the customer, and what they want instead."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import NOBODY, hears, stays_silent


@pytest.mark.parametrize(
    "said",
    [
        "Half our planners' day goes into retyping what the carriers mail us, it's all by hand.",
        "So the thing keeps falling over on Mondays and nobody notices until the shops ring us up.",
        "Honestly we're drowning in tickets since the move.",
        "yeah we lost two big accounts over that last spring",
        "It takes us three weeks to close the month, every single month.",
        "I can't tell you which of those numbers is right.",
        "Our people are pretty fed up with the current tool.",
        "we had an outage on black friday and found out from twitter",
        "The forecasts are always stale by the time anyone opens them.",
        "We waste an awful lot of time chasing signatures.",
    ],
)
def test_what_hurts_is_heard(said: str) -> None:
    hears("need", f"Ingrid: {said}", kind="pain")


@pytest.mark.parametrize(
    "said",
    [
        "What we want is one place where a planner sees all of it, we want to stop guessing.",
        "We need a way to see it before the customer does.",
        "Basically we're looking to get rid of the night shift for this.",
    ],
)
def test_what_is_wanted_is_heard(said: str) -> None:
    hears("need", f"Ingrid: {said}", kind="wish")


@pytest.mark.parametrize(
    "said",
    [
        "No, that isn't a problem at all.",
        "It works fine for us, really.",
        "What would happen if something breaks at night?",
        "Is that a common problem with your other customers?",
        "We're happy to meet the team in May.",
        "I need to drop at half past.",
        "Sorry, I lost you there for a second.",
        "Can you hear me now?",
        "We have three plants and two warehouses.",
        "We'd spend about an hour on that with the team.",
    ],
)
def test_what_is_no_need_is_not(said: str) -> None:
    stays_silent("need", f"Ingrid: {said}")


def test_a_pain_that_we_talk_up_is_not_theirs() -> None:
    stays_silent(
        "need",
        """
        Robin: Most teams we meet are drowning in spreadsheets.
        Ingrid: Could you show me the calendar?
        """,
    )


def test_our_summary_counts_once_the_customer_stands_by_it() -> None:
    heard = hears(
        "need",
        """
        Robin: So the biggest headache is the month end, nobody trusts the stock.
        Ingrid: Yes, exactly.
        """,
        kind="pain",
        by="Robin",
    )
    assert heard.quote.utterance == 0


def test_a_short_answer_to_our_question_is_evidence() -> None:
    heard = hears(
        "need",
        """
        Robin: What's the biggest thing that's going wrong today?
        Ingrid: Mm.
        Ingrid: The carriers, and I mean all of them.
        """,
    )
    assert heard.quote.text == "The carriers, and I mean all of them."
    assert "biggest" in heard.why.say()


def test_with_nobody_known_it_is_heard_from_anybody() -> None:
    hears("need", "Speaker 1: We keep losing orders, it's a nightmare.", roster=NOBODY)
