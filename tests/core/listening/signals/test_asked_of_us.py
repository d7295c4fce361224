"""Asked of us: the customer's questions, who answered, and which are open."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import NOBODY, abstains, hears, stays_silent


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Does it work with our warehouse system?", "technical"),
        ("How would you migrate twelve years of orders?", "technical"),
        ("Where is the data stored, in which region?", "technical"),
        ("Can we get at the raw data through an API?", "technical"),
        ("What happens with the alerts when the sync is down?", "technical"),
        ("What does it cost per depot?", "commercial"),
        ("Is there a discount for three years?", "commercial"),
        ("Could we cancel after a year?", "commercial"),
        ("Do you have references in the Nordics?", "commercial"),
    ],
)
def test_a_question_to_us(said: str, kind: str) -> None:
    hears("asked_of_us", f"Ingrid: {said}", kind=kind)


@pytest.mark.parametrize(
    "said",
    [
        "How are you all doing?",
        "Can you hear me?",
        "Tomas, what do we pay for the licence today?",
        "Does that make sense?",
        "Right?",
        "We have an API for that.",
        "Could we take five minutes?",
    ],
)
def test_what_is_not_asked_of_us(said: str) -> None:
    stays_silent("asked_of_us", f"Ingrid: {said}\nTomas: Sure.")


def test_our_own_questions_are_not_asked_of_us() -> None:
    stays_silent("asked_of_us", "Robin: What does the current licence cost you?\nIngrid: A lot.")


def test_an_answer_closes_it_and_says_whose() -> None:
    heard = hears(
        "asked_of_us",
        "Ingrid: Does it keep an audit log?\nSam: It does, for seven years.",
    )
    assert (heard.detail.who, heard.detail.is_open) == ("Sam", False)


def test_a_plain_yes_is_an_answer() -> None:
    heard = hears("asked_of_us", "Ingrid: Does it support single sign-on?\nSam: Yes.")
    assert heard.detail.is_open is False


@pytest.mark.parametrize(
    "answer",
    [
        "I'd have to check that with the product team.",
        "Good question, I don't know off the top of my head.",
        "Let me take that away and come back to you.",
    ],
)
def test_a_question_put_off_stays_open(answer: str) -> None:
    heard = hears("asked_of_us", f"Ingrid: Does it encrypt the backups?\nSam: {answer}")
    assert (heard.detail.who, heard.detail.is_open) == ("Sam", True)


def test_a_hand_off_is_not_the_answer_that_follows_it() -> None:
    heard = hears(
        "asked_of_us",
        """
        Ingrid: How does the sync treat a file that comes twice?
        Robin: Sam, do you want to take that?
        Sam: The second one is dropped, and it says so in the log.
        """,
    )
    assert (heard.detail.who, heard.detail.is_open) == ("Sam", False)


def test_nobody_took_it_up() -> None:
    heard = hears(
        "asked_of_us", "Ingrid: Does it run on-prem?\nIngrid: Never mind, we'll see that later."
    )
    assert (heard.detail.who, heard.detail.is_open) == (None, True)


def test_two_questions_in_one_breath_are_one() -> None:
    hears("asked_of_us", "Ingrid: How does it know the owner? Is that configured somewhere?")


def test_where_the_customer_is_not_known_it_says_so() -> None:
    assert "isn't known" in abstains("asked_of_us", "Ingrid: What's the price?", roster=NOBODY)
