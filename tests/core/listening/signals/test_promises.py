"""Promised: who owes what by when, on both sides, and when we meet again."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import NOBODY, days, hears, stays_silent


@pytest.mark.parametrize(
    ("line", "kind", "who"),
    [
        ("Robin: I'll send you the two-page summary tonight.", "we_owe", "Robin"),
        ("Sam: Let me find out what the limit is and get back to you.", "we_owe", "Sam"),
        ("Ingrid: I can introduce you to our IT lead.", "they_owe", "Ingrid"),
        ("Ingrid: We'll share the questionnaire by Friday.", "they_owe", "Ingrid"),
        ("Robin: Sam will send over the security pack.", "we_owe", "Sam"),
    ],
)
def test_a_promise_and_who_owes_it(line: str, kind: str, who: str) -> None:
    heard = hears("promises", line, kind=kind)
    assert (heard.detail.who or "").startswith(who)


def test_a_promise_by_when() -> None:
    heard = hears("promises", "Robin: I'll get you the draft by next Tuesday.")
    assert heard.detail.window == days("2026-03-17")


@pytest.mark.parametrize(
    "said",
    [
        "Let me ask you something.",
        "I'll be honest with you.",
        "Let me share my screen.",
        "Let me just share...",
        "Will you send it?",
        "I can write SQL if I have to.",
        "It will send you an alert.",
        "If I send you a file, what happens?",
        "I'll call it a day.",
        "The tool will create a ticket.",
        "Let me just check whether my screen is shared.",
    ],
)
def test_what_is_no_promise(said: str) -> None:
    stays_silent("promises", f"Sam: {said}")


def test_a_request_that_was_agreed_to_is_owed_by_who_agreed() -> None:
    heard = hears(
        "promises", "Ingrid: Could you send us two references?\nRobin: Sure.", kind="we_owe"
    )
    assert heard.detail.who == "Robin"
    assert heard.quote.text == "Could you send us two references?"


def test_a_request_that_nobody_agreed_to_is_owed_by_nobody() -> None:
    stays_silent("promises", "Ingrid: Could you send us two references?\nRobin: Why do you ask?")


def test_a_request_and_its_promise_are_one() -> None:
    heard = hears(
        "promises",
        "Ingrid: Can you send us the deck?\nRobin: Of course, I'll send it tomorrow.",
    )
    assert heard.detail.window == days("2026-03-12")


def test_the_next_meeting() -> None:
    heard = hears("promises", "Ingrid: Thursday at ten works for us.", kind="meeting")
    assert heard.detail.window == days("2026-03-12")


def test_the_next_meeting_is_on_the_day_that_was_offered() -> None:
    heard = hears(
        "promises",
        """
        Robin: Could we do Thursday next week?
        Ingrid: Let me look.
        Ingrid: Thursday works for me.
        """,
        kind="meeting",
    )
    assert heard.detail.window == days("2026-03-19")


def test_where_sides_are_not_known_it_is_owed_all_the_same() -> None:
    hears("promises", "Speaker 1: I'll send the invite.", kind="owed", roster=NOBODY)


def test_without_the_calls_day_there_is_no_by_when() -> None:
    assert hears("promises", "Robin: I'll send it on Monday.", on=None).detail.window is None
