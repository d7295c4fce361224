from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.landscape.support import Qualifier
from pacenotes.core.landscape.table_fields import About, about_of
from pacenotes.core.landscape.written_marks import (
    Written,
    read_day,
    read_mark,
    read_qualifiers,
    write_mark,
    write_qualifiers,
)
from pacenotes.core.wording import Words


@pytest.mark.parametrize(
    ("cell", "what", "is_exact"),
    [("5.2", "5.2", True), ("<=5.2", "5.2", False), ("≤ 5.2", "5.2", False),
     ("=<5.2", "5.2", False), ("", "", True), ("2026-03-02", "2026-03-02", True)],
)  # fmt: skip
def test_a_mark_is_exact_or_on_or_before(cell: str, what: str, is_exact: bool) -> None:
    assert read_mark(cell) == Written(what, is_exact)


def test_a_mark_is_written_as_it_is_read() -> None:
    for what in ("5.2", dt.date(2026, 3, 2)):
        for is_exact in (True, False):
            read = read_mark(write_mark(what, is_exact=is_exact))
            assert (read.what, read.is_exact) == (str(what), is_exact)


def test_a_day_is_told_from_a_release() -> None:
    assert read_day("2026-03-02") == dt.date(2026, 3, 2)
    assert read_day("25/12/2026") == dt.date(2026, 12, 25)
    for wrong in ("2026-13-02", "02/03/2026"):
        assert isinstance(read_day(wrong), Words), wrong
    for release in ("5.2", "v10", "1.2.26", "2026 spring", "10.0.19041.1234"):
        assert read_day(release) is None, release


@given(st.sets(st.sampled_from(Qualifier)))
def test_qualifiers_are_written_as_they_are_read(qualifiers: set[Qualifier]) -> None:
    assert read_qualifiers(write_qualifiers(qualifiers)) == qualifiers


def test_qualifiers_go_by_word_or_name() -> None:
    both = {Qualifier.FLAG, Qualifier.ADD_ON}
    assert read_qualifiers("Behind a flag; needs an ADD-ON") == both
    assert isinstance(read_qualifiers("flag, half"), Words)


@pytest.mark.parametrize(
    ("headers", "about"),
    [
        (["product", "release", "day"], About.RELEASES),
        (["product", "capability", "added"], About.FACTS),
        (["product", "capability", "Checked on"], About.COVERAGE),
        (["product", "capability"], None),
    ],
)
def test_headings_tell_what_rows_are_about(headers: list[str], about: About | None) -> None:
    assert about_of(headers) is about
