"""Which sign stands between the columns."""

from __future__ import annotations

import pytest

from pacenotes.core.tables.delimiters import delimiter_of


@pytest.mark.parametrize(
    ("start", "delimiter"),
    [
        ("name,stage,amount\n", ","),
        ("name;stage;amount\n", ";"),
        ("name\tstage\tamount\n", "\t"),
        ("name|stage|amount\n", "|"),
        ("name\nNoor, Ines\n", ","),
        ("", ","),
        ('"a;b;c;d",e,f\n1,2,3\n', ","),
        ("Amount, EUR;Close, date\n5;2026-01-31\n", ";"),
        ("last, first;phone\nBo, Jo;5\n", ","),
        ('a,"b\nc;d;e;f",g\n1,2,3\n', ","),
    ],
)
def test_the_delimiter_is_told_from_the_headings(start: str, delimiter: str) -> None:
    assert delimiter_of(start) == delimiter
