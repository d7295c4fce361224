"""Decision process: the steps between here and a signature."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import hears, stays_silent


@pytest.mark.parametrize(
    "said",
    [
        "After this we do a security review, that's two weeks.",
        "It goes through procurement and then back to me.",
        "We'd run a pilot with one depot first.",
        "Then legal has to look at the redlines.",
        "Our buying process is a bit old school, three quotes and a committee.",
        "You're on the shortlist, there's one more round of demos.",
        "First we do a proof of concept in Bergen.",
    ],
)
def test_a_step_is_heard(said: str) -> None:
    hears("process", f"Ingrid: {said}", kind="step")


@pytest.mark.parametrize(
    "said",
    [
        "Our current process is a spreadsheet and a lot of goodwill.",
        "Do you do pilots?",
        "What would the next steps be?",
        "The order process has eleven screens.",
        "We process two thousand orders a day.",
    ],
)
def test_other_processes_are_not(said: str) -> None:
    stays_silent("process", f"Ingrid: {said}")


def test_our_next_steps_are_not_their_process() -> None:
    stays_silent("process", "Robin: Next steps would be a workshop with Sam.\nIngrid: Sounds good.")


def test_an_answer_to_our_question() -> None:
    hears(
        "process",
        """
        Robin: How does a decision like this usually get made on your side?
        Ingrid: I write two pages and Tomas reads them.
        """,
    )
