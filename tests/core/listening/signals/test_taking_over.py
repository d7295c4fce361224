"""Taking over: answering what was put to a colleague, explaining what the driver explains."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import NOBODY, abstains, hears, stays_silent

SAM_IS_THERE = "Sam: Hello everybody.\n"


def test_answering_what_a_colleague_was_asked_by_name() -> None:
    heard = hears(
        "taking_over",
        f"""
        {SAM_IS_THERE}
        Ingrid: Sam, how does the import notice a double file?
        Robin: So basically it compares the checksum with the last thirty days.
        """,
        kind="answers_for_another",
    )
    assert (heard.speaker, heard.detail.whom) == ("Robin", "Sam")


def test_answering_what_the_driver_was_asked_while_explaining() -> None:
    heard = hears(
        "taking_over",
        """
        Sam: Let me share my screen. This is where the orders come in.
        Ingrid: Does it sync with our warehouse system?
        Robin: Yes it does, we have a connector that runs every fifteen minutes.
        """,
    )
    assert heard.detail.whom == "Sam"


def test_explaining_what_the_driver_is_showing() -> None:
    hears(
        "taking_over",
        """
        Sam: I'm sharing my screen now, so this is the depot view.
        Robin: Just to explain what Sam is showing, each row there is one truck of yours.
        """,
        kind="explains_for_another",
    )


@pytest.mark.parametrize(
    "answer",
    [
        "Sam: It compares the checksum with the last thirty days.",
        "Robin: Sam, do you want to take that?",
        "Robin: That's one for Sam, I'd only get it wrong.",
        "Robin: Good question.",
        "Robin: Mm-hm.",
        "Robin: Do you mean the file from the carrier or the one from you?",
        "Ingrid: I ask because we had that last week with two carriers.",
    ],
)
def test_what_takes_nothing_from_anybody(answer: str) -> None:
    stays_silent(
        "taking_over", f"{SAM_IS_THERE}Ingrid: Sam, how does it notice a double file?\n{answer}"
    )


def test_a_question_to_nobody_in_particular_is_anybodys() -> None:
    stays_silent(
        "taking_over",
        f"""
        {SAM_IS_THERE}
        Robin: That was our view of it.
        Ingrid: And how long would a rollout like that take?
        Robin: With three depots about six weeks, in our experience.
        """,
    )


def test_a_commercial_question_is_not_the_drivers() -> None:
    stays_silent(
        "taking_over",
        """
        Sam: Let me share my screen. This is where the orders come in.
        Ingrid: And what would that cost us per depot?
        Robin: That depends on the volume, it starts at four hundred a month.
        """,
    )


def test_a_question_to_us_by_a_word_that_is_also_a_name_is_put_to_nobody() -> None:
    stays_silent(
        "taking_over",
        """
        Ingrid: How will that work with two carriers?
        Robin: Each of them gets an address of their own to send to.
        """,
    )


def test_where_our_side_is_not_known_it_says_so() -> None:
    assert "our side" in abstains("taking_over", "Robin: I'll take that one.", roster=NOBODY)
