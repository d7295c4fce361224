"""Rows with their lines, and what is said of those that can't be used."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from pacenotes.core.tables import reading
from pacenotes.core.tables.quotes import RUN_ON, UNCLOSED
from pacenotes.core.tables.reading import LONGEST_CELL, LONGEST_ROW, open_table
from pacenotes.core.tables.wrong import Wrongs
from tests.core.tables.vocabulary import opened, read, refused


def test_a_line_is_the_physical_one_whatever_quoted_cells_hold() -> None:
    rows, wrong = read(
        'id,notes\r\n1,"two\r\nlines"\r\n2,"three\n\nlines"\r\n\r\n3,"said ""no"""\r\n'
    )
    assert rows == [
        (2, ["1", "two\r\nlines"]),
        (4, ["2", "three\n\nlines"]),
        (8, ["3", 'said "no"']),
    ]
    assert wrong == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end(end: str) -> None:
    assert read(end.join(["a,b", "1,2", "3,4"]))[0] == [(2, ["1", "2"]), (3, ["3", "4"])]


def test_a_row_with_too_many_or_too_few_cells_is_left_out_and_named() -> None:
    rows, wrong = read("a,b\n1\n1,2\n1,2,3\n")
    assert rows == [(3, ["1", "2"])]
    assert wrong == [
        (2, None, "there are 1 cells here, but 2 headings"),
        (4, None, "there are 3 cells here, but 2 headings"),
    ]


def test_an_unclosed_quote_names_the_line_it_opened_on_and_ends_the_reading() -> None:
    wrongs = Wrongs()
    text = 'a,b\n1,2\n"x\ny","never closed\n3,4\n5,6\n'
    assert list(opened(text).rows(wrongs)) == [(2, ["1", "2"])]
    assert [(w.line, w.why) for w in wrongs.kept] == [(4, UNCLOSED)]
    assert not wrongs.is_whole


def test_a_quote_closed_by_the_next_one_far_below_names_where_it_opened() -> None:
    assert read('a,b\n1,2\n3,"open\n4,5\n6,"x"\n')[1] == [(3, None, UNCLOSED.say())]


def test_text_after_a_closing_quote() -> None:
    assert read('a,b\n1,"x"y\n')[1] == [(2, None, RUN_ON.say())]


def test_a_quote_within_a_bare_cell_is_text() -> None:
    assert read('a,b\n5" pipe,x\n') == ([(2, ['5" pipe', "x"])], [])


def test_a_cell_that_is_too_long_names_its_column() -> None:
    rows, wrong = read(f"a,b\n1,{'x' * (LONGEST_CELL + 1)}\n1,{'x' * LONGEST_CELL}\n")
    assert [line for line, _ in rows] == [3]
    assert wrong == [(2, "b", "the cell is longer than 32000 characters")]


@pytest.mark.parametrize(
    "row",
    ["x" * (LONGEST_ROW + 5), "," * (LONGEST_ROW + 5), '"' + "\n" * LONGEST_ROW, '"\n",' * 400_000],
    ids=["a cell", "commas", "an open quote", "quoted line ends"],
)
def test_a_row_without_end_stops_the_reading(row: str) -> None:
    wrongs = Wrongs()
    assert list(opened("a,b\n" + row).rows(wrongs)) == []
    assert (wrongs.total, wrongs.is_whole, wrongs.kept[0].line) == (1, False, 2)


def test_more_rows_than_can_be_read_stop_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    wrongs = Wrongs()
    assert [line for line, _ in opened("a\n1\n2\n3\n").rows(wrongs, most=2)] == [2, 3]
    assert [(w.line, w.why.say()) for w in wrongs.kept] == [
        (4, "there are more than 2 rows; cut the file into several")
    ]
    assert not wrongs.is_whole
    assert reading.MOST_ROWS == 1_000_000


@pytest.mark.parametrize("text", ["", "\n\r\n", "\ufeff"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert refused(text) == [(None, None, "the file is empty")]


def test_a_file_with_headings_alone_has_no_rows() -> None:
    assert read("a,b\n") == ([], [])


def test_a_quote_that_opens_in_the_headings_refuses_the_file() -> None:
    assert refused('a,"b\n1,2\n') == [(1, None, UNCLOSED.say())]


def test_a_delimiter_can_be_chosen_among_those_there_are() -> None:
    assert open_table(b"a;b,c\n", delimiter=";").headers == ("a", "b,c")
    assert refused("a:b\n", delimiter=":")[0][2] == "columns can't be told apart by that sign"


def test_a_file_stays_open_and_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_bytes(b"a\n1\n2\n")
    with path.open("rb") as file:
        table = open_table(file)
        next(table.rows(Wrongs()))
        assert len(list(table.rows(Wrongs()))) == len(list(table.rows(Wrongs()))) == 2
        assert not file.closed


def test_a_file_closed_between_two_rows_does_no_harm() -> None:
    file = io.BytesIO(b"a\n1\n2\n")
    rows = open_table(file).rows(Wrongs())
    next(rows)
    file.close()
    del rows


def test_a_file_that_changes_after_it_was_opened_raises_nothing() -> None:
    file = io.BytesIO(b"a,b\n1,2\n")
    table = open_table(file)
    file.seek(4)
    file.write(b"\xff,\xff\n")
    assert list(table.rows(Wrongs())) == [(2, ["\ufffd", "\ufffd"])]
