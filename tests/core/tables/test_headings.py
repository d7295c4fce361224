"""Headings are there, once each, and none is endless."""

from __future__ import annotations

from pacenotes.core.tables.headings import MOST_COLUMNS
from tests.core.tables.vocabulary import opened, refused


def test_headings_are_trimmed() -> None:
    assert opened(" Name , 'Close  date'\n").headers == ("Name", "'Close date'")


def test_each_heading_that_is_empty_or_there_twice_is_named() -> None:
    assert refused("\nname,,Stage,stage\n") == [
        (2, None, "column 2 has no heading; name it"),
        (2, "stage", "columns 3 and 4 have the same heading; rename one"),
    ]


def test_a_heading_that_is_too_long_is_refused() -> None:
    [(line, column, why)] = refused("a," + "b" * 201 + "\n")
    assert line == 1
    assert (column or "").startswith("bbb")
    assert why == "the heading of column 2 is longer than 200 characters"


def test_too_many_columns_are_refused() -> None:
    assert len(opened(",".join(map(str, range(MOST_COLUMNS)))).headers) == 500
    [(_, _, why)] = refused(",".join(map(str, range(MOST_COLUMNS + 1))))
    assert why == "there are 501 columns; at most 500 can be read"
