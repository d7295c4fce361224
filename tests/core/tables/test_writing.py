"""What is written reads back equal, and no spreadsheet runs it."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.reading.clean import tidy
from pacenotes.core.tables.checking import check
from pacenotes.core.tables.conventions import settle
from pacenotes.core.tables.fields import Field, Kind, Value
from pacenotes.core.tables.formulas import is_formula, neutralised
from pacenotes.core.tables.mapping import guess
from pacenotes.core.tables.reading import open_table
from pacenotes.core.tables.writing import written
from pacenotes.core.tables.wrong import Wrongs

FIELDS = (
    Field("id", "Id", Kind.WHOLE, is_required=True),
    Field("name", "Name", Kind.TEXT),
    Field("notes", "Notes", Kind.LONG_TEXT, longest=30_000),
    Field("amount", "Amount", Kind.AMOUNT),
    Field("day", "Day", Kind.DATE),
    Field("is_open", "Open", Kind.YES_NO),
    Field("currency", "Currency", Kind.CURRENCY),
)
HOSTILE = st.text(alphabet="'=@+-\t\r\n \",;|1a＝é", max_size=12)
ANY_TEXT = (st.text(max_size=40) | HOSTILE).map(lambda text: text.replace("\0", ""))


def test_the_form_is_that_of_rfc_4180() -> None:
    rows = [(1, 'said "no", twice\nor so', None, Decimal("1234.50"), dt.date(2026, 1, 31), True)]
    assert "".join(written(("a", "b", "c", "d", "e", "f"), rows)) == (
        'a,b,c,d,e,f\r\n1,"said ""no"", twice\nor so",,1234.50,2026-01-31,yes\r\n'
    )


def test_the_mark_is_put_where_it_is_asked_for() -> None:
    assert "".join(written(("a",), [], has_mark=True)) == "\ufeffa\r\n"
    assert open_table("".join(written(("a",), [], has_mark=True)).encode()).headers == ("a",)


@pytest.mark.parametrize("text", ["=1+1", "@x", "+A1", "-A1", "\t=1", "\r=1", "-- none --"])
def test_text_that_would_be_run_is_neutralised_headings_too(text: str) -> None:
    piece = "".join(written((text,), [(text,)]))
    assert list(csv.reader(io.StringIO(piece, newline=""))) == [["'" + text], ["'" + text]]


def test_numbers_keep_their_sign() -> None:
    assert "".join(written(("a", "b"), [(-5, Decimal("-1E+3"))])) == "a,b\r\n-5,-1000\r\n"


def test_a_nul_is_left_out() -> None:
    assert "".join(written(("a",), [("x\0y",)])) == "a\r\nxy\r\n"


def test_a_long_table_comes_in_pieces() -> None:
    pieces = list(written(("a",), (("x" * 100,) for _ in range(5_000))))
    assert len(pieces) > 5
    assert max(map(len, pieces)) < 70_000


@given(st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=6))
def test_whatever_text_is_written_is_read_back_as_it_was_written(
    rows: list[tuple[str, str]],
) -> None:
    table = open_table("".join(written(("a", "b"), rows)).encode())
    wrongs = Wrongs()
    cells = [tuple(cells) for _, cells in table.rows(wrongs)]
    assert cells == [tuple(map(neutralised, row)) for row in rows]
    assert not any(is_formula(cell) for row in cells for cell in row)
    assert wrongs.total == 0


@given(
    st.lists(
        st.tuples(
            st.integers(-(10**14), 10**14),
            st.none() | ANY_TEXT.map(lambda text: tidy(text)[:200].strip() or None),
            st.none()
            | st.lists(ANY_TEXT.map(tidy), max_size=3).map(lambda x: "\n".join(x).strip() or None),
            st.none() | st.decimals(-(10**12), 10**12, places=2),
            st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)),
            st.none() | st.booleans(),
            st.none() | st.sampled_from(["EUR", "USD"]),
        ),
        max_size=6,
    ),
    st.booleans(),
)
def test_values_come_back_equal(rows: list[tuple[Value | None, ...]], has_mark: bool) -> None:
    headers = [field.key for field in FIELDS]
    table = open_table("".join(written(headers, rows, has_mark=has_mark)).encode())
    mapping, asked = settle(table, FIELDS, guess(table.headers, FIELDS))
    back = check(table, FIELDS, mapping)
    assert [values for _, values in back] == rows
    assert back.wrongs.total == 0
    assert asked == ()
