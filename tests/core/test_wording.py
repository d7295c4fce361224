"""Sentences a door translates: the message and what goes into it, kept apart."""

from __future__ import annotations

from pacenotes.core.wording import N_, words


def test_the_message_is_translated_and_the_calls_own_words_are_not() -> None:
    said = words(N_("“{words}” says what hurts"), words="es brennt")

    assert said.say() == "“es brennt” says what hurts"
    assert said.say({"“{words}” says what hurts": "„{words}“ tut weh"}.__getitem__) == (
        "„es brennt“ tut weh"
    )
    assert str(said) == said.say()


def test_braces_in_the_calls_own_words_stay_as_they_are() -> None:
    assert (
        words("{who} said {what}", who="{what}", what="{who} {0} %s")
        .say()
        .endswith("said {who} {0} %s")
    )
