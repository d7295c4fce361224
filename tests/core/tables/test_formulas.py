"""What a spreadsheet would run is told, neutralised, and read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.tables.formulas import as_it_was, is_formula, neutralised

FORMULAS = [
    "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+A1", "-A1", "+cmd|x", "-- none --", "- a note",
    "\t=1", "\tx", "\rx", "\nx", " =1", "\u00a0=1", "＝1", "＠x", "＋A1", "=", "@", "-1+cmd|x",
    "+SUM(1)", "-2+A1", "+49 abc",
]  # fmt: skip
HARMLESS = [
    "", " ", "Northbeam", "a=b", "-", "+", "-5", "+5", "-1,234.56", "-1.5e-3", "+49 170 1234567",
    "+1 (555) 010-0199", "+1-555-010-0199 x12", "-5%", "'", "'quoted'", "5-3", "noor@x.example",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_what_would_be_run(text: str) -> None:
    assert is_formula(text)
    assert neutralised(text) == "'" + text
    assert not is_formula(neutralised(text))
    assert as_it_was(neutralised(text)) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_what_would_not_is_left_alone(text: str) -> None:
    assert not is_formula(text)
    assert neutralised(text) == as_it_was(text) == text


def test_text_that_has_an_apostrophe_already_gets_one_more() -> None:
    assert neutralised("'=1") == "''=1"
    assert as_it_was("''=1") == "'=1"


@given(st.text() | st.text(alphabet="'=@+-\t\r\n 1a＝"))
def test_any_text_comes_back_and_is_never_run(text: str) -> None:
    assert as_it_was(neutralised(text)) == text
    assert not is_formula(neutralised(text))
