"""One cell, read as each kind of field."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pacenotes.core.tables.cells import MISSING, reader
from pacenotes.core.tables.currencies import CURRENCIES
from pacenotes.core.tables.fields import Choice, Field, Kind
from pacenotes.core.tables.formulas import REFUSED
from pacenotes.core.tables.mapping import Column
from tests.core.tables.vocabulary import STAGES


def as_kind(kind: Kind, cell: str) -> object:
    return reader(Field("x", "X", kind, choices=STAGES), Column("X"))(cell)


@pytest.mark.parametrize("kind", Kind)
def test_an_empty_cell_is_nothing(kind: Kind) -> None:
    assert as_kind(kind, "") is None
    assert as_kind(kind, " \t\u00a0 ") is None


@pytest.mark.parametrize("kind", Kind)
def test_an_empty_cell_that_is_needed_is_wrong(kind: Kind) -> None:
    assert reader(Field("x", "X", kind, is_required=True), Column("X"))("  ") is MISSING


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "cell", ["=1+1", "@SUM(A1)", " =A1", "\ufeff=1", "-A1", "+A1", "=HYPERLINK()"]
)
def test_a_formula_is_refused_with_a_remedy_whatever_the_field(kind: Kind, cell: str) -> None:
    assert as_kind(kind, cell) is REFUSED
    assert "put an apostrophe" in REFUSED.say()


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.LONG_TEXT])
def test_the_apostrophe_of_our_export_is_taken_off_again(kind: Kind) -> None:
    assert as_kind(kind, "'=1+1") == "=1+1"
    assert as_kind(kind, "''=1+1") == "'=1+1"
    assert as_kind(kind, "'t Hooft") == "'t Hooft"


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.LONG_TEXT])
@pytest.mark.parametrize("cell", ["\tx", "\rx"])
def test_a_text_that_starts_with_a_tab_or_a_return_is_refused(kind: Kind, cell: str) -> None:
    assert as_kind(kind, cell) is REFUSED


@pytest.mark.parametrize("cell", ["+49 170 1234567", "-5", "-", "+1 (555) 010-0199"])
def test_numbers_and_telephone_numbers_are_text(cell: str) -> None:
    assert as_kind(Kind.TEXT, cell) == cell


def test_text_is_trimmed_and_cleaned_of_what_nobody_sees() -> None:
    assert as_kind(Kind.TEXT, "  Kestrel \r\n Freight\x07 ") == "Kestrel Freight"
    assert as_kind(Kind.TEXT, "Zoe\u0308") == "Zoë"


def test_long_text_keeps_its_lines() -> None:
    assert as_kind(Kind.LONG_TEXT, " one \r\n\r\n  two\x00\rthree ") == "one\n\n  two\nthree"


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.LONG_TEXT])
def test_text_that_is_too_long_says_by_how_much(kind: Kind) -> None:
    read = reader(Field("x", "X", kind, longest=5), Column("X"))
    assert read("12345") == "12345"
    assert str(read("123456")) == "the text is 6 characters long; at most 5 can be kept"


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Kind.WHOLE, " 12 ", 12),
        (Kind.AMOUNT, " 1,234.50 ", Decimal("1234.5")),
        (Kind.AMOUNT, "-5", Decimal(-5)),
        (Kind.DATE, " 2026-01-31", dt.date(2026, 1, 31)),
        (Kind.CURRENCY, " eur", "EUR"),
        (Kind.CURRENCY, "€", "EUR"),
        (Kind.YES_NO, "Yes", True),
        (Kind.YES_NO, "TRUE", True),
        (Kind.YES_NO, "0", False),
        (Kind.YES_NO, "no", False),
        (Kind.CHOICE, "discovery", "discovery"),
        (Kind.CHOICE, " CLOSED   won ", "won"),
        (Kind.CHOICE, "Engaging", "discovery"),
        (Kind.EMAIL, " noor@northbeam.example ", "noor@northbeam.example"),
        (Kind.WEB, "www.northbeam.example", "https://www.northbeam.example"),
    ],
)
def test_each_kind(kind: Kind, cell: str, value: object) -> None:
    assert as_kind(kind, cell) == value


@pytest.mark.parametrize(
    ("kind", "cell", "why"),
    [
        (Kind.CURRENCY, "$", "“$” is no currency; write its three letters, as in EUR"),
        (Kind.CURRENCY, "EUX", "“EUX” is no currency; write its three letters, as in EUR"),
        (Kind.YES_NO, "maybe", "“maybe” is neither yes nor no"),
        (
            Kind.CHOICE,
            "Limbo",
            "“Limbo” isn't known here; known are: Discovery, Won. Say which of them it stands for",
        ),
    ],
)
def test_why_a_cell_cannot_be_read(kind: Kind, cell: str, why: str) -> None:
    assert str(as_kind(kind, cell)) == why


def test_a_choices_value_goes_before_anothers_name() -> None:
    choices = (Choice("a", "B"), Choice("b", "C", ("a",)))
    read = reader(Field("x", "X", Kind.CHOICE, choices=choices), Column("X"))
    assert [read(cell) for cell in "ABC"] == ["a", "b", "b"]


def test_values_can_be_mapped_before_they_are_read() -> None:
    column = Column("X", "x", values=(("Negotiating hard", "won"), ("TBD", "")))
    read = reader(Field("x", "X", Kind.CHOICE, choices=STAGES), column)
    assert read("NEGOTIATING  hard") == "won"
    assert read("tbd") is None
    assert read("Discovery") == "discovery"


def test_what_is_remembered_is_bounded_and_never_wrong() -> None:
    read = reader(Field("x", "X", Kind.WHOLE), Column("X"))
    assert all(read(str(number)) == number for _ in range(2) for number in range(10_000))


def test_currencies_are_codes_of_three_letters() -> None:
    assert len(CURRENCIES) > 150
    assert all(len(code) == 3 and code.isupper() for code in CURRENCIES)
