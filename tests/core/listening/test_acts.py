"""What a sentence does: ask, suggest, break off, or only say that somebody listens."""

from __future__ import annotations

import pytest

from pacenotes.core.listening import acts
from tests.core.listening.vocabulary import hearing


def does(act: str, said: str) -> bool:
    """Whether any sentence of what was said does this."""
    return any(getattr(acts, act)(sentence) for sentence in hearing(f"Kim: {said}").sentences)


@pytest.mark.parametrize(
    "said",
    [
        "And that would run on our side?",
        "so where does the old data go",
        "um is that something we could try before we buy",
        "You migrate the history too, don't you",
        "Could you walk us through what happens at midnight.",
        "I was wondering how the two of them talk to each other",
        "okay and who looks after it once it is live",
        "how many of those do you get in a bad week",
        "any thoughts on the second option",
        "Would it, like, break if the file came twice?",
    ],
)
def test_this_asks(said: str) -> None:
    assert does("asks", said)


@pytest.mark.parametrize(
    "said",
    [
        "What we saw was a drop of a third.",
        "When we moved offices everything stopped.",
        "How it ends up there is a mystery to me.",
        "Have the team call me.",
        "Huh?",
        "which is fine by us",
        "Is what it is.",
        "Do that first, then the rest.",
    ],
)
def test_this_asks_nothing(said: str) -> None:
    assert not does("asks", said)


@pytest.mark.parametrize(
    "said",
    [
        "let's put the two side by side",
        "We could hide that column for the first month.",
        "maybe we just use the old feed until then",
        "You might want to start with a smaller group.",
        "I'd suggest a call with your architect first.",
    ],
)
def test_this_suggests(said: str) -> None:
    assert does("suggests", said)


@pytest.mark.parametrize(
    "said",
    [
        "The depot opens at six.",
        "We lost the whole morning.",
        "I couldn't see it from here.",
        "Let's see.",
        "She told us that we should wait.",
    ],
)
def test_this_suggests_nothing(said: str) -> None:
    assert not does("suggests", said)


@pytest.mark.parametrize(
    "said", ["But what if the feed is—", "and then it goes to the...", "I th-"]
)
def test_this_breaks_off(said: str) -> None:
    assert does("breaks_off", said)


@pytest.mark.parametrize("said", ["It is done.", "A well-known thing", "Really?"])
def test_this_does_not_break_off(said: str) -> None:
    assert not does("breaks_off", said)


@pytest.mark.parametrize(
    ("said", "is_back_channel"),
    [
        ("Mm-hm.", True),
        ("yeah yeah", True),
        ("Right, exactly.", True),
        ("Okay. Makes sense.", True),
        ("uh huh", True),
        ("Yeah, that is the one we broke.", False),
        ("Sure, I can send it.", False),
        ("No, not on our network.", False),
        ("right " * 40, False),
    ],
)
def test_only_listening(said: str, is_back_channel: bool) -> None:
    heard = hearing(f"Ingrid: {said}")
    (utterance,) = heard.transcript.utterances
    assert acts.is_back_channel(utterance, heard.sentences) is is_back_channel
