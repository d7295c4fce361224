"""Authority: who decides on the customer's side, and whose approval is needed."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import hears, stays_silent


@pytest.mark.parametrize(
    "said",
    [
        "At the end of the day it's my call.",
        "I can sign up to fifty thousand myself.",
        "The decision sits with the two of us.",
        "Ultimately it's her decision.",
    ],
)
def test_who_decides(said: str) -> None:
    hears("authority", f"Ingrid: {said}", kind="decides")


@pytest.mark.parametrize(
    "said",
    [
        "Anything over thirty thousand needs the board's approval.",
        "I'd have to run it by our legal people first.",
        "It goes to the investment committee, they meet monthly.",
        "Tomas has to sign off on that.",
        "I report to the COO, so she'd weigh in.",
    ],
)
def test_whose_approval_is_needed(said: str) -> None:
    hears("authority", f"Ingrid: {said}", kind="approves")


@pytest.mark.parametrize(
    "said",
    [
        "Does every order need an approval in your system?",
        "We have an approval workflow for purchase requests.",
        "Who signs off on your side?",
        "I'll sign off now, I have another call.",
        "We take decisions on stock every morning.",
        "The planner approves the change and the truck leaves.",
        "Our drivers need a signature at the door.",
    ],
)
def test_approvals_of_other_things(said: str) -> None:
    stays_silent("authority", f"Ingrid: {said}")


def test_our_words_decide_nothing() -> None:
    stays_silent("authority", "Kim: It's my decision how far we go on price.\nIngrid: I see.")


def test_a_name_in_answer_to_our_question() -> None:
    heard = hears(
        "authority",
        """
        Robin: Who else would be involved in the decision?
        Ingrid: Tomas, and someone from the works council.
        """,
    )
    assert heard.speaker == "Ingrid"
