"""Economic buyer: on the call, only spoken of, or in nobody's words."""

from __future__ import annotations

import pytest

from pacenotes.core.roster import Party, Person, Roster
from tests.core.listening.vocabulary import NOBODY, abstains, found, hears, stays_silent


@pytest.mark.parametrize(
    "said",
    [
        "I own the budget for this.",
        "In the end the decision is mine.",
        "It comes out of my budget, so yes.",
        "I'm fine approving that today.",
    ],
)
def test_who_can_say_yes_and_says_so_was_met(said: str) -> None:
    heard = hears("economic_buyer", f"Tomas: {said}", kind="present")
    assert heard.detail.who == "Tomas Berg"


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Our CEO has to sign anything like this.", "CEO"),
        ("Greta Lindqvist holds the budget, she's in Gothenburg.", "Greta Lindqvist"),
        ("It'll need the approval of our finance director.", "finance director"),
        ("The board has the final say.", "board"),
        ("Just my boss, and she never says no.", "boss"),
    ],
)
def test_a_mention_is_not_a_meeting(said: str, who: str) -> None:
    heard = hears("economic_buyer", f"Ingrid: {said}", kind="mentioned")
    assert heard.detail.who == who


def test_who_is_named_and_speaks_on_the_call_is_there() -> None:
    heard = hears(
        "economic_buyer",
        """
        Ingrid: Tomas will have to approve this, that's why I asked him to come along.
        Tomas: Happy to.
        """,
        kind="present",
    )
    assert heard.detail.who == "Tomas Berg"


def test_who_is_named_by_a_title_that_one_speaker_has_is_there() -> None:
    heard = hears(
        "economic_buyer",
        "Ingrid: Our CFO signs off everything above ten thousand.\nTomas: I do.",
        words="CFO",
        kind="present",
    )
    assert heard.detail.who == "Tomas Berg"


@pytest.mark.parametrize(
    "said",
    [
        "It's not my decision.",
        "Does our CFO have to approve that in the tool?",
        "Our CEO loves cycling.",
        "The director of the film was there.",
        "Who holds the budget, you ask?",
        "Our head of IT won't need to approve it.",
    ],
)
def test_titles_alone_make_no_buyer(said: str) -> None:
    stays_silent("economic_buyer", f"Ingrid: {said}")


def test_our_own_chiefs_are_not_theirs() -> None:
    stays_silent(
        "economic_buyer", "Robin: Our CEO approved the discount, so it's my call.\nIngrid: Good."
    )


def test_where_the_sides_are_not_known_being_there_is_not_told() -> None:
    script = "Tomas: The decision is mine.\nIngrid: Our CEO has to sign it, too."

    assert "on whose side" in abstains("economic_buyer", script, roster=NOBODY)
    assert [f.kind for f in found("economic_buyer", script, roster=NOBODY)] == ["mentioned"]


def test_no_gender_is_read_into_a_title() -> None:
    people = (Person("Sol Vega", Party.THEIRS, title="COO"), Person("Robin", Party.OURS))
    roster = Roster(people, (("Sol", 0), ("Robin", 1)))
    heard = hears(
        "economic_buyer", "Sol: I own the budget.\nRobin: Thanks.", kind="present", roster=roster
    )
    assert heard.detail.who == "Sol Vega"
