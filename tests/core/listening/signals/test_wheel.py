"""The wheel: who drives the demo, and each time it changes hands."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import abstains, hearing, hears, stays_silent


def drivers(script: str) -> list[str]:
    """Who drives at the end of each utterance's turn."""
    heard = hearing(script)
    return [" / ".join(heard.drivers_at(u.index)) for u in heard.transcript.utterances]


@pytest.mark.parametrize(
    "said",
    [
        "Alright, let me share my screen real quick.",
        "So um I'm just gonna pull up the dashboard here.",
        "Can everybody see my screen okay?",
        "I'll walk you through the product now.",
        "My presentation is about the alert flow.",
        "So if I click on this one here the history opens.",
        "And as you can see here, the late ones are red.",
    ],
)
def test_who_shows_drives(said: str) -> None:
    heard = hears("wheel", f"Sam: {said}", kind="driving")
    assert heard.detail.who == "Sam"


@pytest.mark.parametrize(
    "said",
    [
        "Could you share your screen?",
        "I can show you that another time, maybe next week.",
        "You should see the look on their faces.",
        "See you on Thursday.",
        "We share a lot of data with our carriers.",
        "I see what you mean.",
        "I'd love to show you more next time.",
    ],
)
def test_who_shows_nothing_does_not(said: str) -> None:
    stays_silent("wheel", f"Sam: {said}", kind="driving")


def test_a_wheel_handed_over_by_name_is_theirs() -> None:
    script = """
    Robin: Enough from me, Sam, all yours.
    Ingrid: Great.
    Sam: Thanks.
    """
    heard = hears("wheel", script, kind="handed_over")

    assert (heard.detail.who, heard.speaker) == ("Sam", "Robin")
    assert drivers(script) == ["Sam", "Sam", "Sam"]


def test_a_wheel_handed_to_nobody_by_name_is_whose_speaks_next_of_ours() -> None:
    script = """
    Kim: Sam, let me show you the numbers first. On this slide you see the year.
    Kim: Okay, over to you.
    Ingrid: Before that, one thing.
    Robin: Sure, so, the plan.
    """
    assert drivers(script)[-1] == "Robin"


def test_a_wheel_let_go_is_nobodys() -> None:
    script = "Sam: Let me share my screen.\nSam: That's it, I'll stop sharing.\nKim: Thank you."

    assert drivers(script) == ["Sam", "", ""]
    hears("wheel", script, kind="let_go")


def test_a_wheel_taken_says_from_whom() -> None:
    heard = hears(
        "wheel",
        "Sam: I'm sharing my screen now.\nKim: Let me take over for a second.",
        kind="taken",
    )
    assert (heard.detail.who, heard.detail.whom) == ("Kim", "Sam")


def test_asking_for_the_wheel_is_not_having_it() -> None:
    assert drivers("Sam: I'm sharing my screen now.\nKim: Can I drive?") == ["Sam", "Sam"]


def test_a_customer_may_drive() -> None:
    assert drivers("Ingrid: I'll share my screen so you see what we have today.") == ["Ingrid"]


def test_one_remark_of_another_does_not_take_a_screen_that_is_shared() -> None:
    script = """
    Sam: Let me share my screen, one second.
    Robin: As you can see, Sam has set this up with your logo.
    Sam: Right.
    """
    assert drivers(script) == ["Sam", "Sam", "Sam"]


def test_a_hold_told_only_from_showing_words_fades() -> None:
    idle = "\n".join("Ingrid: And the next thing is the price list." for _ in range(30))
    script = (
        f"Robin: As you can see here, it is red.\n{idle}\nSam: What you're looking at is the map."
    )

    assert drivers(script)[-1] == "Sam"


def test_where_nobody_is_named_it_says_so() -> None:
    assert "nobody is named" in abstains("wheel", "let me share my screen")
