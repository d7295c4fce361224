from __future__ import annotations

import pytest

from pacenotes.core.gender import GENDERED, NEUTRAL, bare_name, gendered, neutral


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("she signs above 50,000", ("she",)),
        ("His budget, and hers", ("His", "hers")),
        ("Chairwoman of the board", ("Chairwoman",)),
        ("Firewoman", ("Firewoman",)),
        ("HE SIGNS", ("HE",)),
        ("budget above 50,000", ()),
        ("German and human resources, Norman wing", ()),
        ("MS Teams rollout, the HIS team", ()),
        ("the theme, other hershey, chef", ()),
        ("", ()),
    ],
)
def test_words_that_carry_gender_are_found_whole(text: str, words: tuple[str, ...]) -> None:
    assert gendered(text) == words


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Chairwoman", "Chair"),
        ("Regional salesman, north", "Regional salesperson, north"),
        ("FOREMAN", "SUPERVISOR"),
        ("Head of data", "Head of data"),
    ],
)
def test_a_title_is_said_without_gender_where_there_is_a_word(title: str, said: str) -> None:
    assert neutral(title) == said


def test_every_neutral_title_is_neutral() -> None:
    assert [said for said in NEUTRAL.values() if gendered(said)] == []
    assert GENDERED.isdisjoint(NEUTRAL)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ms. Dana Whitfield", "Dana Whitfield"),
        ("Herr Dr. Ivo Brandt", "Dr. Ivo Brandt"),
        ("Frau", "Frau"),
        ("Sirin Aydin", "Sirin Aydin"),
    ],
)
def test_a_name_stands_without_honorific(written: str, name: str) -> None:
    assert bare_name(written) == name
