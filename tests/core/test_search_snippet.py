from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.search_snippet import LONGEST, marked, snippet
from pacenotes.core.search_words import read_query


def told(asked: str, text: str) -> str:
    """A snippet with its marked words in brackets."""
    return "".join(f"[{s.text}]" if s.names else s.text for s in snippet(read_query(asked), text))


def test_the_words_are_marked_as_they_were_written() -> None:
    assert told("cafe bud", "Das Café hat ein Budget.") == "Das [Café] hat ein [Budget]."


def test_only_the_last_word_marks_longer_ones() -> None:
    assert told("sign bud", "A sign, signed: budgets") == "A [sign], signed: [budgets]"


def test_a_phrase_is_marked_where_its_words_follow_one_another() -> None:
    assert told('"the budget"', "the plan, the budget") == "the plan, [the budget]"


def test_a_long_text_is_cut_round_the_place_with_the_most_terms() -> None:
    text = "budget " + "and so on " * 100 + "the contract and its budget " + "more words " * 100
    shown = told("contract budget", text)
    assert "[contract] and its [budget]" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < LONGEST + 30


def test_where_no_word_stands_it_begins_at_the_beginning() -> None:
    assert told("elsewhere", "short text") == "short text"


def test_the_whole_of_a_title_is_marked() -> None:
    stretches = marked(read_query("roll"), "Beacon rollout")
    assert [(s.text, bool(s.names)) for s in stretches] == [("Beacon ", False), ("rollout", True)]


@given(st.text(max_size=800), st.text(max_size=30))
def test_a_snippet_is_a_part_of_its_text_and_nothing_else(text: str, asked: str) -> None:
    shown = "".join(s.text for s in snippet(read_query(asked), text))
    bare = shown.removeprefix("… ").removesuffix(" …") if shown not in text else shown
    assert bare in text or shown in f"… {text} …"
