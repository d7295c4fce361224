"""Cut-offs: who was talked down before they had finished."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import NOBODY, abstains, hears, stays_silent


def test_by_overlap_where_times_show_it() -> None:
    heard = hears(
        "cut_offs",
        "Ingrid: and what we really need there is\nRobin: Yes we can do all of that, no problem.",
        seconds=((0.0, 6.0), (4.8, 9.0)),
        kind="cuts_off_customer",
    )
    assert (heard.speaker, heard.detail.whom) == ("Robin", "Ingrid")
    assert "1.2 s" in heard.why.say()


def test_by_broken_off_text_where_there_are_no_times() -> None:
    hears(
        "cut_offs",
        "Sam: And then the alert goes to—\nRobin: The owner, it goes to the owner.",
        kind="cuts_off_colleague",
    )


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ("Sam: So then we—\nIngrid: Wait, can I ask something first?", "customer_cuts_in"),
        ("Hans: So then we—\nRobin: Let me add one thing there.", "cuts_off"),
    ],
)
def test_the_kind_says_whose_it_was(script: str, kind: str) -> None:
    hears("cut_offs", script, kind=kind)


@pytest.mark.parametrize(
    ("script", "seconds"),
    [
        # "I'm listening" wants no turn.
        (
            "Ingrid: so the carriers send us\nRobin: Mm-hm.\nIngrid: a mail each morning.",
            ((0, 5), (3, 3.5), (5, 8)),
        ),
        # They had finished; the clocks just touch.
        (
            "Ingrid: That is what we need.\nRobin: Then let me show you that one.",
            ((0, 5), (4, 9)),
        ),
        # A slip of a tenth of a second.
        (
            "Ingrid: that is what we need\nRobin: Then let me show you that one.",
            ((0, 5), (4.9, 9)),
        ),
        # Who began earlier also stopped earlier, and the floor stayed where it was.
        (
            "Ingrid: and so we thought that maybe\nRobin: It is all in the box.",
            ((0, 9), (4, 7)),
        ),
        # They trailed off, and a pause followed.
        ("Ingrid: and then there is the...\nRobin: The price list, you mean?", ((0, 5), (9, 11))),
        # The same person goes on.
        ("Ingrid: and then the—\nIngrid: the other thing is the price.", ((0, 5), (5, 9))),
        # Two words take no floor.
        ("Ingrid: and then the—\nRobin: The list?", ((0, 5), (4, 6))),
    ],
)
def test_what_is_no_cut_off(script: str, seconds: tuple[tuple[float, float], ...]) -> None:
    stays_silent("cut_offs", script, seconds=seconds)


def test_where_neither_times_nor_text_can_show_it_it_is_unknown() -> None:
    script = "Ingrid: That is what we need.\nRobin: Then let me show you."
    assert "unknown" in abstains("cut_offs", script)


def test_where_times_show_that_nobody_was_there_is_nothing_to_abstain_from() -> None:
    script = "Ingrid: That is what we need.\nRobin: Then let me show you."
    stays_silent("cut_offs", script, seconds=((0, 4), (5, 8)))
    with pytest.raises(AssertionError):
        abstains("cut_offs", script, seconds=((0, 4), (5, 8)))


def test_where_nobody_is_named_it_says_so() -> None:
    assert "nobody is named" in abstains("cut_offs", "and then the—\nno wait a moment please")


def test_where_sides_are_not_known_it_is_heard_without_one() -> None:
    script = "Ingrid: and then the—\nRobin: No wait, let me finish."
    hears("cut_offs", script, kind="cuts_off", roster=NOBODY)
