"""Back seat: one of ours who isn't driving tells the driver what to show, what was missed."""

from __future__ import annotations

import pytest

from pacenotes.core.listening.driving import Hold
from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.signals import back_seat
from pacenotes.core.seating import seat
from tests.core.listening.vocabulary import NOBODY, TEAM, abstains, call, hears, stays_silent

DEMO = "Sam: Let me share my screen. Here you can see the depots.\n"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Sam, could you scroll down a little?", "asks_for_screen"),
        ("Can you quickly open the alert for them?", "asks_for_screen"),
        ("if you go back to the map for a second", "asks_for_screen"),
        ("uh click on the red one", "directs_screen"),
        ("Next slide, please.", "directs_screen"),
        ("You have to press refresh there.", "directs_screen"),
        ("Go back to the overview.", "directs_screen"),
        ("You should show them the calendar view as well.", "directs_screen"),
        ("Don't forget to mention the export.", "asks_to_show"),
        ("Oh, show them the thing with the drag and drop!", "directs_screen"),
        ("You skipped the login step.", "says_missed"),
        ("You forgot the filter, Sam.", "says_missed"),
        ("No, not that one, the other tab.", "says_missed"),
    ],
)
def test_from_the_back_seat(said: str, kind: str) -> None:
    heard = hears("back_seat", f"{DEMO}Robin: {said}")
    assert (heard.kind, heard.speaker, heard.detail.whom) == (kind, "Robin", "Sam")


@pytest.mark.parametrize(
    "said",
    [
        "That is a good question, Ingrid.",
        "When a planner clicks on it, they get the history.",
        "If you click on that, it opens the order.",
        "Could you share some references with them later?",
        "I'll show them the price list later.",
        "Let's talk about next steps.",
        "We missed our number last year.",
        "Sam, do you want to take that?",
        "You can go live in two weeks.",
        "Their users open about ten tickets a day.",
        "Mm-hm, right.",
        "Could you send me the deck?",
        "Press release is out next week.",
        "Did you show this to the team in Oslo?",
        "Can you hear us?",
    ],
)
def test_not_from_the_back_seat(said: str) -> None:
    stays_silent("back_seat", f"{DEMO}Robin: {said}")


def test_a_customer_who_steers_is_within_their_right() -> None:
    stays_silent("back_seat", f"{DEMO}Ingrid: Can you scroll up? Go back to the map, please.")


def test_a_driver_who_says_their_own_clicks_steers_nobody() -> None:
    stays_silent("back_seat", f"{DEMO}Sam: Now click on the order, then scroll down, next slide.")


def test_a_customer_who_drives_may_be_told_where_to_click() -> None:
    stays_silent(
        "back_seat",
        """
        Ingrid: I'll share my screen, then you see our setup.
        Sam: Could you scroll down to the version number?
        """,
    )


def test_a_remark_before_anybody_drives_is_none() -> None:
    stays_silent("back_seat", "Robin: Show them the calendar view.")


def test_a_remark_after_the_wheel_was_let_go_is_none() -> None:
    stays_silent("back_seat", f"{DEMO}Sam: I'll stop sharing.\nRobin: You should show them more.")


def test_handing_over_in_the_same_breath_is_none() -> None:
    stays_silent("back_seat", f"{DEMO}Robin: Let me share my screen and go back to the map.")


def test_who_drives_may_be_known_from_a_record() -> None:
    transcript = call("Kim: Scroll down, please.\nKim: Open the map.")
    for wheel, expected in (((Hold(0, ("Sam",)),), 2), ((Hold(0, ("Kim",)),), 0)):
        heard = Hearing(transcript, seat(transcript, TEAM), wheel=wheel)
        found = [item for item in back_seat.find(heard) if isinstance(item, Finding)]
        assert len(found) == expected


def test_where_our_side_is_not_known_it_says_so() -> None:
    script = f"{DEMO}Robin: Scroll down!"
    assert "on our side" in abstains("back_seat", script, roster=NOBODY)


def test_where_nobody_is_named_it_says_so() -> None:
    assert "nobody is named" in abstains("back_seat", "scroll down please")


def test_a_speaker_of_unknown_side_is_told_nothing() -> None:
    stays_silent("back_seat", f"{DEMO}Speaker 3: Scroll down, please.")
