"""Whatever comes in: only `Unusable` gets out, and everything else is said as a `Wrong`."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pacenotes.core.tables.cells import reader
from pacenotes.core.tables.checking import check
from pacenotes.core.tables.conventions import settle
from pacenotes.core.tables.decoding import ENCODINGS
from pacenotes.core.tables.fields import DateOrder, DecimalSign, Field, Kind
from pacenotes.core.tables.mapping import Column, Mapping, guess
from pacenotes.core.tables.reading import LONGEST_CELL, open_table
from pacenotes.core.tables.wrong import Unusable
from pacenotes.core.wording import Words
from tests.core.tables.vocabulary import STAGES

EACH = settings(
    max_examples=200,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
FIELDS = tuple(
    Field(kind.value, kind.value, kind, choices=STAGES, is_unique=kind is Kind.TEXT)
    for kind in Kind
)
PIECES = st.sampled_from(
    [
        ",", ";", "\t", "|", '"', '""', "\n", "\r\n", "\r", "a", "text", "amount", "date", "=", "+",
        "-", "@", "'", " ", "\0", "\ufeff", "\u2028", "\x0b", "\x85", "1", "1,234", "1.234", "12,5",
        "01/02/2026", "2026-02-30", "25.12.2026", "EUR", "yes", "x@y.example", "http://[", "é",
        "😀", "٣", "²", "١/٢/٢٠٢٦", "\ud7ff", "9" * 30, "web", "email", "whole", "choice", "sep=;",
    ]
)  # fmt: skip
GRAMMAR = st.lists(PIECES, max_size=40).map("".join)
CODECS = st.sampled_from([None, *ENCODINGS, "rot13", ""])


def imported(data: bytes, encoding: str | None = None) -> None:
    """A whole import, each of its steps; what is wrong has its place."""
    try:
        table = open_table(data, encoding=encoding)
        mapping, asked = settle(table, FIELDS, guess(table.headers, FIELDS))
        rows = check(table, FIELDS, mapping)
    except Unusable as refused:
        is_explained(refused)
        return
    lines = [line for line, _ in rows]
    assert lines == sorted(set(lines))
    assert all(1 < line <= table.lines for line in lines)
    for wrong in (*rows.wrongs.kept, *asked):
        assert 1 <= (wrong.line or 1) <= table.lines
        assert wrong.column is None or wrong.column in table.headers
        assert wrong.why.say()


def is_explained(refused: Unusable) -> None:
    assert refused.wrongs
    assert all(wrong.why.say() for wrong in refused.wrongs)


@EACH
@given(st.binary(max_size=300), CODECS)
def test_any_bytes(data: bytes, encoding: str | None) -> None:
    imported(data, encoding)


@EACH
@given(GRAMMAR, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_texts_in_the_shape_of_tables(text: str, codec: str) -> None:
    imported(text.encode(codec))


@EACH
@given(st.lists(st.lists(GRAMMAR, min_size=10, max_size=10), max_size=4))
def test_rows_of_anything_under_every_kind_of_field(rows: list[list[str]]) -> None:
    lines = [",".join(kind.value for kind in Kind)]
    lines += [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    imported("\n".join(lines).encode())


@EACH
@given(
    st.sampled_from(FIELDS),
    st.text(max_size=60) | GRAMMAR,
    st.sampled_from([None, *DateOrder]),
    st.sampled_from([None, *DecimalSign]),
)
def test_any_cell(
    field: Field, cell: str, order: DateOrder | None, sign: DecimalSign | None
) -> None:
    value = reader(field, Column("x", date_order=order, decimal_sign=sign))(cell)
    assert value is None or isinstance(value, Words) or value == value


@EACH
@given(st.lists(st.text(max_size=20), max_size=6), st.lists(st.tuples(st.text(), st.text())))
def test_any_mapping(headers: list[str], constants: list[tuple[str, str]]) -> None:
    table = open_table(b"text,date\nx,2026-01-31\n")
    columns = tuple(Column(header, "text") for header in headers)
    try:
        list(check(table, FIELDS, Mapping(columns, tuple(constants))))
    except Unusable as refused:
        is_explained(refused)


@pytest.mark.parametrize(
    "unit",
    ['"', '""', ",", "\r", '"a', "'", "=", "1,", "1.", "1 ", "+(", "a@", "a.", "(", "_a", "\u0301"],
)
@pytest.mark.parametrize("head", ["", "text\n", 'text\n"', "amount\n", "email\n", "web\nhttp://"])
def test_a_long_run_of_anything_comes_to_an_end(head: str, unit: str) -> None:
    # No timing: a step that isn't linear would take so long here that nobody could miss it.
    imported((head + unit * 100_000).encode())
    imported((head + unit * (LONGEST_CELL // len(unit))).encode())
