from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.search_words import (
    LONGEST_QUERY,
    LONGEST_WORD,
    MOST_TERMS,
    Term,
    read_query,
    searchable,
    words_of,
)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Budget", "budget"),
        ("Café ÜBER naïve", "cafe uber naive"),
        ("cafe\u0301", "cafe"),
        ("STRASSE straße", "strasse strasse"),
        ("İstanbul", "istanbul"),
        ("ﬁne ①", "fine 1"),
        ("Sørensen Łódź Ærø", "sorensen lodz aero"),
        ("e-mail 3.5 don't", "e mail 3 5 don t"),
        ("snake_case", "snake case"),
        ("東京タワー", "東 京 タ ワ ー"),
        ("Москва", "москва"),
        ("½", "1 2"),
        ("", ""),
        ("\0 \ud800 *^:()-", ""),
    ],
)
def test_words_are_folded_alike_however_they_are_written(written: str, kept: str) -> None:
    assert searchable(written) == kept


def test_a_word_of_endless_length_counts_by_its_beginning() -> None:
    assert searchable("x" * 10_000) == "x" * LONGEST_WORD


@pytest.mark.parametrize("text", ["It cost us 180,000 euros.", "Das Café kostet 3 €"])
def test_a_word_knows_where_it_stands(text: str) -> None:
    for word in words_of(text):
        assert searchable(text[word.start : word.end]) == word.text


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ("budget", [Term(("budget",), True)]),
        ("the budget", [Term(("the",)), Term(("budget",), True)]),
        ('"the budget"', [Term(("the", "budget"))]),
        ("“the budget” now", [Term(("the", "budget")), Term(("now",), True)]),
        ('now "the budget', [Term(("now",)), Term(("the", "budget"))]),
        ("e-mail", [Term(("e", "mail"), True)]),
        ("3.5 million", [Term(("3", "5")), Term(("million",), True)]),
        ("x", [Term(("x",))]),
        ("budget budget", [Term(("budget",)), Term(("budget",), True)]),
        ("a OR b NOT c* NEAR(d)", None),
        ("", []),
        ('""', []),
        ("' ; DROP TABLE x --", None),
    ],
)
def test_a_query_is_words_phrases_and_a_last_word_that_may_go_on(
    asked: str, terms: list[Term] | None
) -> None:
    read = read_query(asked)
    if terms is not None:
        assert list(read.terms) == terms
    for term in read.terms:
        assert all(word.isalnum() for word in term.words)


def test_a_query_says_when_more_was_asked_than_is_looked_for() -> None:
    assert not read_query("one two three").is_cut
    many = read_query(" ".join(f"word{n}" for n in range(MOST_TERMS + 1)))
    assert (len(many.terms), many.is_cut) == (MOST_TERMS, True)
    assert read_query("x" * (LONGEST_QUERY + 1)).is_cut


def test_a_query_read_as_a_title_is_its_words() -> None:
    assert read_query('Fjordline  "Beacon rollout"').title == "fjordline beacon rollout"


@given(st.text(max_size=400))
def test_whatever_is_typed_gives_words_of_letters_and_digits(asked: str) -> None:
    read = read_query(asked)
    assert len(read.terms) <= MOST_TERMS
    for term in read.terms:
        assert term.words
        assert all(word and word.isalnum() for word in term.words)
        assert all(len(word) <= LONGEST_WORD for word in term.words)


@given(st.text(max_size=400))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = searchable(text)
    assert searchable(once) == once


@given(st.text(max_size=200))
def test_a_text_is_found_by_each_of_its_words(text: str) -> None:
    words = searchable(text).split()
    for written in text.split()[:3]:
        for term in read_query(f'"{written}"').terms:
            assert f" {' '.join(term.words)} " in f" {' '.join(words)} " or len(written) > 100
