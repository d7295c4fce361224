from __future__ import annotations

import pytest

from pacenotes.core.data_file import Unusable
from pacenotes.core.frameworks import SHIPPED, read_framework, read_through, shipped_frameworks
from pacenotes.core.qualification import QUESTIONS, Light

PARTS = {part.key for question in QUESTIONS for part in question.parts}


def test_the_shipped_frameworks_spell_their_names() -> None:
    for framework in shipped_frameworks():
        assert "".join(letter.letter for letter in framework.letters) == framework.name
    assert [f.key for f in shipped_frameworks()] == list(SHIPPED)


def test_every_letter_reads_parts_of_the_five_questions() -> None:
    for framework in shipped_frameworks():
        assert all(letter.parts and set(letter.parts) <= PARTS for letter in framework.letters)


@pytest.mark.parametrize(
    ("lights", "light"),
    [
        ({}, Light.UNKNOWN),
        ({"procurement": Light.HEARD}, Light.HEARD),
        ({"procurement": Light.HEARD, "deadline": Light.STALE}, Light.STALE),
        ({"procurement": Light.ANSWERED, "deadline": Light.STALE}, Light.ANSWERED),
        ({"procurement": Light.ANSWERED, "deadline": Light.CONTRADICTED}, Light.CONTRADICTED),
    ],
)
def test_a_letter_shows_the_lights_of_its_parts(lights: dict[str, Light], light: Light) -> None:
    meddpicc = shipped_frameworks()[0]
    told = {letter.name: shown for letter, shown in read_through(meddpicc, lights)}
    assert told["Paper process"] is light


def test_a_team_reads_the_same_evidence_its_own_way() -> None:
    own = read_framework(
        "own", 'name = "Own"\nletters = [{letter = "N", name = "Need", parts = ["need"]}]'
    )
    assert read_through(own, {"need": Light.ANSWERED}) == ((own.letters[0], Light.ANSWERED),)


LETTER = 'letters = [{{letter = "N", name = "Need", parts = {parts}}}]'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('name = "Own"', "own.toml: there is no letter in it"),
        (LETTER.format(parts='["need"]'), "own.toml: “name” is missing"),
        ('name = "Own"\n' + LETTER.format(parts='["wit"]'), "letters 1: “wit” in “parts” is not"),
        ('name = "Own"\n' + LETTER.format(parts="[]"), "letters 1: “parts” names nothing"),
        ('name = "Own"\nletters = ["N"]', "own.toml: “letters 1” has to be a table"),
        ('title = "Own"', "own.toml: “title” is none of name, letters"),
    ],
)
def test_a_fault_is_named_by_file_entry_and_reason(text: str, why: str) -> None:
    with pytest.raises(Unusable) as refused:
        read_framework("own", text)
    assert why in str(refused.value)
