"""Words that give people a gender or make them small are pointed out; plain words aren't."""

from __future__ import annotations

import pytest

from pacenotes.core.wording_check import MOST_HINTS, wording_hints


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ask the sales guy first", "sales guy"),
        ("Beards and suits in one room", "Beards and suits"),
        ("The girl from marketing takes notes", "girl from marketing"),
        ("Hand it to your IT guys", "IT guys"),
        ("Hey guys, welcome", "Hey guys"),
        ("Forty man-days of work", "man-days"),
        ("The salesman opens", "salesman"),
        ("Their chairwoman signs", "chairwoman"),
        ("So simple your grandmother could do it", "So simple your grandmother"),
        ("She is just an assistant", "just an assistant"),
        ("Our right-hand man there", "right-hand man"),
        ("Wait for the bean counters", "bean counters"),
        ("Ask the foreman", "foreman"),
    ],
)
def test_what_is_pointed_out(text: str, words: str) -> None:
    (hint,) = wording_hints(text)
    assert hint.words == text[hint.start : hint.end] == words
    assert hint.instead or hint.neutral


def test_a_title_has_its_own_form_without() -> None:
    assert wording_hints("The Salesman opens")[0].neutral == "Salesperson"


PLAIN = """
George Foreman runs finance, and Guy Martin owns the rollout. Anna Workman is on the board. The
lawsuit isn't ours; it suits them that the suite of tools follows suit. The suits they sell
online are made to measure, and their app for the Girl Scouts and the Boys & Girls Clubs went
live in March. Every human reads the manual once; the manager has a mandate. A woman founded the
company; the men's and women's ranges each have a catalogue. He asked whether her team could
sign off on its own data. Pre-sales shows the import, sales asks for the date. IT owns the
firewall, marketing the web site. The assistant in the product answers questions. An executive
assistant arranges the meeting. The lady of the lake is the name of their ship, Mancy Powers
writes for them, and Manning is a town. Explain it to the board. Even your backups are
encrypted. It is so simple that nobody needs training. In-house and off-hand, both by hand.
Command lines, demand plans, Germany, Oman and the Isle of Man. The team from marketing, the
people in finance, the person at the front desk, the engineer on duty.
"""


def test_a_page_of_plain_words_has_none() -> None:
    assert [hint.words for hint in wording_hints(PLAIN)] == []


def test_nothing_is_said_twice_and_not_without_end() -> None:
    assert len(wording_hints("the sales guy and the Sales Guy")) == 1
    many = " ".join(f"{field} guy" for field in ("sales", "data", "tech") for _ in range(100))
    assert len(wording_hints(many)) <= MOST_HINTS


def test_foreign_text_is_gone_through_once() -> None:
    for crafted in ("guys " * 40_000, "man-" * 50_000, "so simple that " * 13_000):
        assert wording_hints(crafted) == (), "a pattern that tries every way would never end here"
