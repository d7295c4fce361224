from __future__ import annotations

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.search_words import read_query
from pacenotes.rooms.history.actions import index_anew, index_many, unindex
from pacenotes.rooms.history.models import LONGEST_BODY, SearchEntry

pytestmark = pytest.mark.django_db


def found(asked: str, **narrowed_to: list[str] | list[int]) -> list[tuple[int, int]]:
    """What is found, newest first, by id and place."""
    rows = SearchEntry.objects.having(read_query(asked), **narrowed_to)
    return [(row.about_id, row.place) for row in rows]


def note(id_: int, body: str, *, deal: int = 7, title: str = "") -> SearchEntry:
    return SearchEntry.of("note", id_, title=title, body=body, deal_id=deal)


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ("budget", True),
        ("BÜDGET", True),
        ("budg", True),
        ("b", False),
        ("bu", True),
        ("set budget", True),
        ("set bud", True),
        ("bud set", False),
        ("euros budget", False),
        ('"budget is set"', True),
        ('"budget set"', False),
        ('"is se"', False),
        ("is-set", True),
        ("lunch", True),
        ("lunch budget", True),
        ("AND", False),
        ("budget NOT set", False),
        ("budget OR zeppelin", False),
        ("東", True),
        ("東京", True),
        ("京東", False),
        ("москв", True),
        ("180,000", True),
        ("18", True),
    ],
)
def test_all_words_have_to_be_there_and_the_last_may_go_on(asked: str, is_found: bool) -> None:
    body = "The Büdget is set: 180,000. 東京 Москва"
    index_many([note(1, body, title="Lunch")])
    assert bool(found(asked)) is is_found


HOSTILE = [
    '"', '""', "'", "*", "budget*", '"budget', "budget\0", "NEAR(budget set, 2)", "words:budget",
    "scope:deal7", "deal7", "kindnote", "^budget", "-budget", "budget AND", "(budget", "budget)",
    "budget & set", "budget <-> set", "!budget", "budget:*", "budget | set", "';--", "\\", "$$",
    "%s %d {0}", "budget " * 2000, "x" * 10_000, "\ud800", "\U0001f600", "a" * 64 + "b",
]  # fmt: skip


@pytest.mark.parametrize("asked", HOSTILE)
def test_nothing_that_is_typed_is_an_error_or_a_command(asked: str) -> None:
    index_many([note(1, "the budget is set", title="Lunch")])
    query = read_query(asked)
    if query.terms:
        found(asked)
    assert SearchEntry.objects.count() == 1


@pytest.mark.parametrize("asked", ["deal7", "kindnote", "@kindnote"])
def test_what_narrows_a_search_isnt_found_by_its_name(asked: str) -> None:
    index_many([note(1, "the budget is set")])
    assert found(asked) == []


def test_a_search_is_narrowed_to_deals_and_kinds() -> None:
    index_many([note(n, "the budget", deal=n) for n in (1, 2, 12)])
    index_many([SearchEntry.of("mail", 5, body="the budget", deal_id=1)])
    assert found("budget", deals=[1, 2]) == [(5, 0), (2, 0), (1, 0)]
    assert found("budget", deals=[1, 2], kinds=["note"]) == [(2, 0), (1, 0)]
    assert found("budget", kinds=["mail", "call"]) == [(5, 0)]
    assert found("budget", deals=[3]) == []


def test_the_newest_come_first_and_the_database_can_stop_there() -> None:
    index_many([note(n, "the budget") for n in range(1, 30)])
    rows = SearchEntry.objects.having(read_query("budget"))[:3]
    assert [row.about_id for row in rows] == [29, 28, 27]


def test_what_changes_is_found_by_its_new_words_only_and_what_goes_by_none() -> None:
    index_many([note(1, "zeppelin"), note(2, "budget")])
    index_many([note(1, "airship")])
    assert found("zeppelin") == []
    assert found("airship") == [(1, 0)]
    unindex("note", [1, 2])
    assert found("airship") == found("budget") == []


def test_an_entry_moved_to_another_deal_is_narrowed_to_that_one() -> None:
    index_many([note(1, "budget", deal=7)])
    index_many([note(1, "budget", deal=8)])
    assert found("budget", deals=[7]) == []
    assert found("budget", deals=[8]) == [(1, 0)]


def test_places_of_one_thing_are_found_one_by_one() -> None:
    said = [SearchEntry.of("utterance", 3, place=n, body=f"word{n}", deal_id=1) for n in range(3)]
    index_many(said)
    assert found("word1") == [(3, 1)]


def test_a_text_without_end_is_searched_up_to_a_length() -> None:
    index_many([note(1, "budget " + "x " * LONGEST_BODY + "zeppelin")])
    assert found("budget") == [(1, 0)]
    assert found("zeppelin") == []


def test_a_taken_back_change_is_taken_back_in_the_search() -> None:
    with transaction.atomic():
        index_many([note(1, "budget")])
        transaction.set_rollback(True)
    assert found("budget") == []


@pytest.mark.parametrize("rows", [1, 60])
def test_many_entries_cost_as_few_queries_as_one(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        index_many([note(n, "budget") for n in range(rows)])


@pytest.mark.django_db(transaction=True)
def test_the_search_changes_only_together_with_its_things() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        index_many([note(1, "budget")])
    with pytest.raises(transaction.TransactionManagementError):
        unindex("note", [1])


@pytest.mark.django_db(transaction=True)
def test_an_index_made_anew_holds_what_is_there_and_nothing_else() -> None:
    there = {n: f"word{n}" for n in range(1, 8)}

    def entries(ids: list[int]) -> list[SearchEntry]:
        return [note(n, there[n]) for n in ids if n in there]

    with transaction.atomic():
        index_many([note(1, "old"), note(9, "gone"), SearchEntry.of("mail", 9, body="kept")])
        index_many([SearchEntry.of("note", 2, place=4, body="gone")])
    assert index_anew("note", there, entries, batch=3) == 7
    assert found("old") == found("gone") == []
    assert found("word1") == [(1, 0)]
    assert found("kept") == [(9, 0)]
    assert SearchEntry.objects.filter(kind="note").count() == 7


@pytest.mark.django_db(transaction=True)
def test_what_is_added_while_an_index_is_made_anew_stays() -> None:
    there = {1: "one"}

    def ids() -> list[int]:
        seen = list(there)
        there[2] = "two"
        with transaction.atomic():
            index_many([note(2, "two")])
        return seen

    index_anew("note", ids(), lambda some: [note(n, there[n]) for n in some if n in there])
    assert found("two") == [(2, 0)]


def test_the_full_text_index_agrees_with_its_table() -> None:
    index_many([note(n, f"word{n} budget") for n in range(20)])
    index_many([note(n, f"other{n} budget") for n in range(5)])
    unindex("note", [7, 8])
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO history_searchwords (history_searchwords, rank) "
                "VALUES ('integrity-check', 1)"
            )
    assert len(found("budget")) == 18


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("fjord", ["fjordline", "fjordline north"]),
        ("FJÖRDLINE", ["fjordline", "fjordline north"]),
        ("fjordline n", ["fjordline north"]),
        ("north", ["north fjordline"]),
        ("line", []),
        ("fj%", ["fjordline", "fjordline north"]),
    ],
)
def test_what_has_a_name_is_called_by_its_beginning(asked: str, names: list[str]) -> None:
    told = ["Fjördline", "Fjordline North", "North Fjordline"]
    index_many(
        SearchEntry.of("deal", n, title=name, body="fjord line", has_name=True, deal_id=n)
        for n, name in enumerate(told)
    )
    index_many([note(9, "fjordline", title="Fjordline")])
    called = SearchEntry.objects.called(read_query(asked))
    assert [row.name_words for row in called] == names
