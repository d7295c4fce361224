"""Columns with hanging indents: words stay whole, ends stay bare, columns stay put."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from pacenotes.doors.cli.harmless import harmless
from pacenotes.doors.cli.layout import cell, flow, parted, row, shortened, width_of


def printed(width: int, *cells, indent: int = 0) -> list[str]:
    screen = Console(file=io.StringIO(), width=width, markup=False, highlight=False, emoji=False)
    row(screen, *cells, indent=indent)
    return screen.file.getvalue().splitlines()  # type: ignore[attr-defined]


def test_what_wraps_hangs_below_its_own_beginning() -> None:
    assert printed(24, cell("1:05", "", 5, True), cell("one two three four"), indent=2) == [
        "   1:05  one two three",
        "         four",
    ]


def test_a_column_of_its_own_width_wraps_for_itself() -> None:
    assert printed(40, cell("Ingrid Solheim", "", 8), cell("said so")) == [
        "Ingrid    said so",
        "Solheim",
    ]


def test_wide_signs_take_two_columns() -> None:
    assert printed(40, cell("田中", "", 6), cell("said so")) == ["田中    said so"]


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.integers(20, 90))
def test_no_word_is_lost_and_none_hangs_over(text: str, width: int) -> None:
    lines = printed(width, cell("1:05", "", 5), cell(text))

    assert all(cell_len(line) <= max(width, 23) for line in lines)
    assert all(line == line.rstrip(" ") for line in lines)
    shown = "".join("".join(line[5:] for line in lines).split())
    assert shown == "".join(harmless(text).split())


def test_items_are_never_parted() -> None:
    screen = Console(file=io.StringIO(), width=20)
    flow(screen, [Text("● Qualified"), Text("○ Economic buyer"), Text("● Deadlines")], "  ")

    assert screen.file.getvalue().splitlines() == [  # type: ignore[attr-defined]
        "● Qualified", "○ Economic buyer", "● Deadlines",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("as it is", 8, "as it is"),
        ("one two three", 9, "one two…"),
        ("one two, three", 10, "one two…"),
        ("unbreakable", 4, "unbr…"),
    ],
)
def test_what_is_shortened_ends_with_a_whole_word(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("call.vtt", 12, "call.vtt"),
        ("first-call.vtt", 12, "first-call .vtt"),
        ("a/b/first_call.vtt", 12, "a/b/first_ call.vtt"),
    ],
)
def test_a_files_name_ends_its_lines_where_it_is_joined(name: str, width: int, lines: str) -> None:
    assert parted(name, width) == lines


def test_a_column_is_as_wide_as_it_must_be() -> None:
    assert width_of([], 10) == 0
    assert width_of(["Ann", "Ben Hill"], 14) == 8
    assert width_of(["Maximiliana Wilhelmine Hohenfels"], 14) == 14
    assert width_of(["ingrid.solheim@fjordline.example"], 14) == 28


def test_nothing_that_steers_a_terminal_is_left() -> None:
    assert harmless("a\x1b[31mb\tc\nd\u202ee\x9bf\ud800") == "a[31mb c def�"
    assert harmless("दो → 田中 – é דנה 👩‍💻") == "दो → 田中 – é דנה 👩‍💻"
