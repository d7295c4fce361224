"""Who is called by name in what was said."""

from __future__ import annotations

import pytest

from pacenotes.core.listening.called import Called

CALLED = Called(["Sam Okafor", "Ingrid", "Will Carter", "May Lin", "Ólafur Jónsson", "李雷"])


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Sam, can you take that?", "Sam Okafor"),
        ("sam can you take that", "Sam Okafor"),
        ("that's Sam's part", "Sam Okafor"),
        ("I think Will knows.", "Will Carter"),
        ("Will, do you know?", "Will Carter"),
        ("over to you, Will", "Will Carter"),
        ("thanks May", "May Lin"),
        ("ÓLAFUR would know", "Ólafur Jónsson"),
        ("李雷 can say", "李雷"),
    ],
)
def test_somebody_is_called(said: str, who: str) -> None:
    assert CALLED.within(said) == who


@pytest.mark.parametrize(
    "said",
    [
        "this will take a minute",
        "Will that take long?",
        "May I ask something?",
        "you may go on",
        "the same thing",
        "Samsung has one",
        "Sam and Ingrid know that",
        "",
    ],
)
def test_nobody_is(said: str) -> None:
    assert CALLED.within(said) is None


def test_one_besides_the_speaker() -> None:
    assert CALLED.within("Sam here, hello Ingrid", besides="Sam Okafor") == "Ingrid"


def test_two_of_the_same_first_name_are_nobody() -> None:
    assert Called(["Alex Holm", "Alex Reyes"]).within("Alex, your turn") is None
