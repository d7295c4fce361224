"""Champion: somebody of the customer's who carries the deal when we aren't in the room."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import hears, stays_silent


@pytest.mark.parametrize(
    "said",
    [
        "I'll make the case to the board myself.",
        "I'm sold, to be honest.",
        "I've been pushing for this since last year.",
        "I'll go to bat for it with finance.",
    ],
)
def test_who_speaks_up_is_one_by_their_own_word(said: str) -> None:
    assert hears("champion", f"Ingrid: {said}").detail.who == "Ingrid"


def test_who_is_said_to_push_for_it_is_named() -> None:
    heard = hears("champion", "Tomas: Astrid Moen has been championing this from day one.")
    assert heard.detail.who == "Astrid Moen"


def test_who_puts_the_worth_of_it_to_a_colleague_carries_the_deal() -> None:
    heard = hears(
        "champion",
        """
        Ingrid: Tomas, this would save us the whole night shift.
        Tomas: Go on.
        """,
    )
    assert (heard.detail.who, heard.detail.whom) == ("Ingrid", "Tomas")


def test_a_friendly_word_is_hedged() -> None:
    assert hears("champion", "Ingrid: The depot manager seems keen on this.").detail.is_hedged


@pytest.mark.parametrize(
    "said",
    [
        "I'm not sold on the reporting.",
        "I'm not convinced yet.",
        "He isn't a fan of new tools.",
        "Are you sold on that?",
        "We've been pushing our carriers for months.",
        "I'll push the file to the server.",
    ],
)
def test_who_does_not_is_none(said: str) -> None:
    stays_silent("champion", f"Ingrid: {said}")


def test_one_of_ours_is_no_champion() -> None:
    stays_silent("champion", "Robin: I'll make the case to my manager.\nIngrid: Exactly.")
