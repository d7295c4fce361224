"""Rows become typed values, and everything wrong has its line, its column and its reason."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pacenotes.core.tables.cells import MISSING
from pacenotes.core.tables.checking import Checked, check
from pacenotes.core.tables.conventions import settle
from pacenotes.core.tables.mapping import Column, Mapping, guess
from pacenotes.core.tables.wrong import Unusable
from tests.core.tables.vocabulary import DEAL, opened, said


def checked(text: str, mapping: Mapping | None = None, most_wrongs: int = 200) -> Checked:
    table = opened(text)
    guessed = mapping or guess(table.headers, DEAL)
    return check(table, DEAL, settle(table, DEAL, guessed)[0], most_wrongs)


def test_a_row_is_read_by_its_mapping() -> None:
    rows = checked(
        "Colour,Close date,Amount,Name,Stage,Opportunity id\n"
        'red,25/03/2026,"1,234.50",Kestrel renewal,Engaging,D1\n'
    )
    assert rows.keys == ("external_id", "name", "stage", "amount", "closes")
    assert list(rows) == [
        (2, ("D1", "Kestrel renewal", "discovery", Decimal("1234.5"), dt.date(2026, 3, 25)))
    ]
    assert (rows.wrongs.total, rows.wrongs.is_whole) == (0, True)


def test_everything_wrong_in_a_row_is_said_and_the_row_left_out() -> None:
    rows = checked(
        "name,stage,amount,close date\n"
        "Kestrel,won,5,2026-01-31\n"
        ",Limbo,much,2026-02-30\n"
        "=1+1,won,5,\n"
        "Osprey,won\n"
    )
    assert [line for line, _ in rows] == [2]
    assert [(line, column) for line, column, _ in said(rows.wrongs.kept)] == [
        (3, "name"), (3, "stage"), (3, "amount"), (3, "close date"), (4, "name"), (5, None),
    ]  # fmt: skip
    assert rows.wrongs.kept[0].why is MISSING


def test_a_value_there_twice_names_both_lines() -> None:
    rows = checked("external_id,name\nD1,a\nD2,b\n D1 ,c\n,d\n,e\n")
    assert [line for line, _ in rows] == [2, 3, 5, 6]
    assert said(rows.wrongs.kept) == [(4, "external_id", "“D1” is in line 2 already")]


def test_a_value_of_a_row_that_is_wrong_otherwise_counts_as_there() -> None:
    rows = checked("external_id,name\nD1,\nD1,b\n")
    assert list(rows) == []
    assert [(wrong.line, wrong.column) for wrong in rows.wrongs.kept] == [
        (2, "name"),
        (3, "external_id"),
    ]


def test_rows_of_nothing_are_passed_over() -> None:
    rows = checked("external_id,name\nD1,a\n,\n \t, \n\n")
    assert len(list(rows)) == 1
    assert rows.wrongs.total == 0


def test_a_constant_is_in_every_row_and_read_like_a_cell() -> None:
    mapping = Mapping((Column("name", "name"),), (("currency", "eur"), ("amount", "0")))
    rows = checked("name\nKestrel\n", mapping)
    assert rows.keys == ("name", "amount", "currency")
    assert list(rows) == [(2, ("Kestrel", 0, "EUR"))]


def test_a_constant_that_cannot_be_read_is_refused_by_its_field() -> None:
    with pytest.raises(Unusable) as caught:
        checked("name\nKestrel\n", Mapping((Column("name", "name"),), (("currency", "gold"),)))
    [(line, column, why)] = said(caught.value.wrongs)
    assert (line, column) == (None, "Currency")
    assert "“gold” is no currency" in why


def test_a_mapping_that_cannot_stand_is_refused() -> None:
    with pytest.raises(Unusable, match="no column goes to “Name”"):
        checked("amount\n5\n")


def test_the_first_wrongs_are_kept_and_all_are_counted() -> None:
    rows = checked("name,amount\n" + "a,much\n" * 1_000, most_wrongs=3)
    assert list(rows) == []
    assert (len(rows.wrongs.kept), rows.wrongs.total) == (3, 1_000)
    assert [wrong.line for wrong in rows.wrongs.kept] == [2, 3, 4]


def test_why_a_file_ends_early_is_kept_however_much_was_wrong_before() -> None:
    rows = checked("name,amount\n" + "a,much\n" * 10 + 'b,"5\n', most_wrongs=3)
    assert list(rows) == []
    assert [wrong.line for wrong in rows.wrongs.kept] == [2, 3, 4, 12]
    assert not rows.wrongs.is_whole


def test_rows_come_while_the_file_is_still_being_read() -> None:
    rows = iter(checked("name\n" + "a\n" * 10 + '"never closed\n'))
    assert next(rows) == (2, ("a",))


def test_hostile_words_are_quoted_short() -> None:
    rows = checked("name,amount\na," + "<script>" * 1_000 + "\n")
    assert list(rows) == []
    assert len(rows.wrongs.kept[0].why.say()) < 200
