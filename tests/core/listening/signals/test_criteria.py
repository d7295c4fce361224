"""Decision criteria: what the customer will decide by."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import hears, stays_silent


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("It has to run in our own data centre, there's no way round that.", "must_have"),
        ("Without single sign-on we can't even start a pilot.", "must_have"),
        ("Two-factor is non-negotiable for our insurers.", "must_have"),
        ("A mobile app is a must-have for the drivers.", "must_have"),
        ("In the end it comes down to how fast the depots learn it.", "weighs"),
        ("What matters most to me is support in Norwegian.", "weighs"),
        ("We'll be scoring you on price, fit and references.", "weighs"),
        ("Dark mode would be nice to have.", "wishes"),
        ("Ideally it talks to our phone system as well.", "wishes"),
    ],
)
def test_what_they_decide_by(said: str, kind: str) -> None:
    hears("criteria", f"Ingrid: {said}", kind=kind)


@pytest.mark.parametrize(
    "said",
    [
        "Does it have to run in your cloud?",
        "Is single sign-on a requirement on your side?",
        "That must be hard to build.",
        "I must say, it looks good.",
        "It would be great to meet you in person.",
        "That's not a deal breaker for us, is it?",
    ],
)
def test_what_is_no_criterion(said: str) -> None:
    stays_silent("criteria", f"Ingrid: {said}")


def test_a_wish_is_hedged_and_a_condition_is_not() -> None:
    assert hears("criteria", "Ingrid: Offline use would be a plus.").detail.is_hedged
    assert not hears("criteria", "Ingrid: Offline use is a hard requirement.").detail.is_hedged


def test_our_own_conditions_are_not_theirs() -> None:
    stays_silent("criteria", "Sam: It has to run on our cloud for that.\nIngrid: Why is that?")


def test_an_answer_to_our_question() -> None:
    hears("criteria", "Robin: How will you decide between the two?\nIngrid: On price, mostly.")
