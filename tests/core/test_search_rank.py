from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.search_rank import Candidate, ranked, times
from pacenotes.core.search_words import Term, read_query, searchable

TODAY = dt.date(2026, 9, 20)


def found(id_: int, kind: str, title: str, body: str = "", age: int | None = None) -> Candidate:
    day = None if age is None else TODAY - dt.timedelta(days=age)
    return Candidate(id_, kind, title, searchable(f"{title} {body}"), day)


def test_a_name_that_is_exactly_meant_comes_first_the_account_before_its_deal() -> None:
    rows = [
        found(1, "evidence", "Dana", "Fjordline Fjordline Fjordline", 0),
        found(2, "deal", "Fjordline", age=400),
        found(3, "account", "Fjordline"),
        found(4, "deal", "Fjordline renewal", age=1),
    ]
    assert ranked(read_query("fjordline"), rows, TODAY) == [3, 2, 4, 1]


def test_a_title_with_all_the_words_comes_before_a_text_with_them() -> None:
    rows = [
        found(1, "utterance", "", "budget for the pilot", 0),
        found(2, "note", "Budget of the pilot", "we talked", 300),
    ]
    assert ranked(read_query("pilot budget"), rows, TODAY) == [2, 1]


def test_of_two_that_are_alike_the_newer_comes_first() -> None:
    rows = [found(n, "evidence", "", "the budget is set", age) for n, age in ((1, 90), (2, 3))]
    assert ranked(read_query("budget"), rows, TODAY) == [2, 1]


def test_what_says_it_more_often_comes_first_and_a_long_text_later() -> None:
    rows = [
        found(1, "note", "", "budget " + "and more " * 300, 5),
        found(2, "note", "", "budget budget and more", 5),
        found(3, "note", "", "budget and more", 5),
    ]
    assert ranked(read_query("budget"), rows, TODAY) == [2, 3, 1]


def test_a_term_counts_where_it_stands_as_a_word_or_begins_one() -> None:
    assert times(Term(("budget",)), "the budget and budgets") == 1
    assert times(Term(("budget",), is_prefix=True), "the budget and budgets") == 2
    assert times(Term(("the", "bud"), is_prefix=True), "the budget the other") == 1


@given(st.permutations(range(6)))
def test_the_order_doesnt_depend_on_the_order_they_come_in(order: list[int]) -> None:
    rows = [found(n, "note", "", f"budget {'x ' * (n % 3)}", n % 2) for n in range(6)]
    there = ranked(read_query("budget"), rows, TODAY)
    assert ranked(read_query("budget"), [rows[n] for n in order], TODAY) == there
