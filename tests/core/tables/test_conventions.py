"""How a column writes its dates and amounts is told from the whole of it, or asked for."""

from __future__ import annotations

import pytest

from pacenotes.core.tables.conventions import settle
from pacenotes.core.tables.fields import DateOrder, DecimalSign
from pacenotes.core.tables.mapping import Column, Mapping
from tests.core.tables.vocabulary import DEAL, opened, said

Said = list[tuple[int | None, str | None, str]]


def settled(cells: list[str], column: Column) -> tuple[Column, Said]:
    text = "x\n" + "".join(f'"{cell}"\n' for cell in cells)
    mapping, asked = settle(opened(text), DEAL, Mapping((column,)))
    return mapping.columns[0], said(asked)


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["01-03-2017", "25-03-2017"], DateOrder.DAY_FIRST),
        (["01/03/2017", "", "03/25/2017", "TBD"], DateOrder.MONTH_FIRST),
        (["2017-03-01"], None),
        (["05/05/2017"], None),
        ([], None),
    ],
)
def test_one_date_decides_for_its_column(cells: list[str], order: DateOrder | None) -> None:
    column, asked = settled(cells, Column("x", "closes"))
    assert (column.date_order, asked) == (order, [])


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["1,234", "1,234.50"], DecimalSign.POINT),
        (["1.234", "12,5"], DecimalSign.COMMA),
        (["12", "13", ""], None),
    ],
)
def test_one_amount_decides_for_its_column(cells: list[str], sign: DecimalSign | None) -> None:
    column, asked = settled(cells, Column("x", "amount"))
    assert (column.decimal_sign, asked) == (sign, [])


def test_what_the_file_leaves_open_is_asked_for() -> None:
    assert settled(["", "01/03/2017", "02/03/2017"], Column("x", "closes"))[1] == [
        (
            3,
            "x",
            "“01/03/2017” can be read in two ways; say whether the day or the month comes first",
        )
    ]
    assert settled(["12", "1,234"], Column("x", "amount"))[1] == [
        (3, "x", "“1,234” can be read in two ways; say what stands before the decimals")
    ]


def test_a_column_written_in_two_ways_names_both() -> None:
    column, asked = settled(["25/03/2017", "01/02/2017", "03/25/2017"], Column("x", "closes"))
    assert column.date_order is None
    assert asked == [
        (
            4,
            "x",
            "the column is written in two ways: “25/03/2017” in line 2, “03/25/2017” here; make it"
            " one, or say which counts",
        )
    ]


def test_what_a_person_said_stands() -> None:
    column = Column("x", "closes", date_order=DateOrder.MONTH_FIRST)
    assert settled(["25/03/2017"], column) == (column, [])


def test_mapped_values_and_columns_that_go_nowhere_decide_nothing() -> None:
    column = Column("x", "closes", values=(("01/03/2017", "2017-03-01"),))
    assert settled(["01/03/2017"], column) == (column, [])
    assert settled(["01/03/2017"], Column("x")) == (Column("x"), [])
    assert settled(["01/03/2017"], Column("gone", "closes"))[1] == []
