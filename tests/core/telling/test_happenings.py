from __future__ import annotations

import pytest

from pacenotes.core.telling.happenings import (
    GENERIC,
    SENTENCES,
    Piece,
    fields_in,
    pieces,
    sentence,
)


def told(verb: str, about: str, /, **values: str) -> str:
    return "".join(piece.text for piece in pieces(sentence(verb, about, str), values))


def test_what_happened_is_told_by_what_was_done_to_what() -> None:
    assert told("moved", "deal", who="Robin Adler") == "Robin Adler moved the deal"
    assert told("wrote", "note", who="Robin", thing="Lunch") == "Robin wrote a note: Lunch"
    assert told("added", "call", who="Sam", thing="Demo") == "Sam added a call: Demo"


@pytest.mark.parametrize(("verb", "about"), [("flew", "deal"), ("moved", "note"), ("", "")])
def test_what_nobody_wrote_words_for_is_told_all_the_same(verb: str, about: str) -> None:
    line = told(verb, about, who="Robin", verb=verb, thing="the deal")
    assert line == f"Robin did something that has no words yet ({verb or '–'}): the deal"


def test_each_part_knows_what_it_holds() -> None:
    line = pieces("{who} gave {contact} the role", {"who": "Robin", "contact": "Dana"})
    assert line == (
        Piece("Robin", "who"),
        Piece(" gave "),
        Piece("Dana", "contact"),
        Piece(" the role"),
    )


def test_what_isnt_known_is_a_dash_and_no_value_is_read_as_a_field() -> None:
    line = pieces("{who} did {thing}", {"who": "{thing}"})
    assert [piece.text for piece in line] == ["{thing}", " did ", "–"]


def test_every_sentence_ends_without_a_full_stop_and_names_its_fields() -> None:
    assert [s for s in (*SENTENCES.values(), GENERIC) if s.endswith(".") or not fields_in(s)] == []


def test_a_sentence_is_translated_before_it_is_filled_in() -> None:
    said = sentence("moved", "deal", lambda message: message.replace("moved", "schob"))
    assert "".join(p.text for p in pieces(said, {"who": "Robin"})) == "Robin schob the deal"
