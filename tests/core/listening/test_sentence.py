"""Utterances cut into sentences: nothing lost, nothing moved."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.listening.sentence import LONGEST_SENTENCE, sentence_spans


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Fine. We start Monday.", ["Fine.", "We start Monday."]),
        ("Really? Yes! Well… maybe.", ["Really?", "Yes!", "Well…", "maybe."]),
        ("no stops at all just talk", ["no stops at all just talk"]),
        ("It is 3.5 hours, at 9.30.", ["It is 3.5 hours, at 9.30."]),
        ("Ask Dr. Holm, e.g. on Friday.", ["Ask Dr. Holm, e.g. on Friday."]),
        ("She said “go.” Then left.", ["She said “go.”", "Then left."]),
        ("そうですか。 はい。", ["そうですか。", "はい。"]),
        ("", []),
        ("   ", []),
        ("...", ["..."]),
    ],
)
def test_a_text_is_cut_into(said: str, expected: list[str]) -> None:
    assert cut(said) == expected


def test_speech_without_stops_is_cut_at_a_space() -> None:
    said = "and so on " * 400

    assert all(len(part) <= LONGEST_SENTENCE for part in cut(said))
    assert " ".join(cut(said)).split() == said.split()


def test_a_word_without_end_is_cut_where_it_must() -> None:
    assert [len(part) for part in cut("x" * 1500)] == [600, 600, 300]


@given(st.text(max_size=2000))
def test_every_character_but_white_space_is_in_one_sentence(text: str) -> None:
    spans = sentence_spans(text)

    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(0 < end - start <= LONGEST_SENTENCE for start, end in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
