from __future__ import annotations

import pytest

from pacenotes.core.tables.checking import check
from pacenotes.core.tables.composed import Composed
from pacenotes.core.tables.mapping import Column, Mapping
from pacenotes.core.tables.wrong import Unusable, Wrongs
from tests.core.tables.vocabulary import DEAL, opened, said

FILE = 'product,id,stage\nGTXPro,7,Won\n,8,Won\n"=1+1",9,Won\n'


def names(pattern: str, text: str = FILE, **values: dict[str, str]) -> list[str]:
    table = Composed(opened(text), pattern, values)
    return [cells[-1] for _, cells in table.rows(Wrongs())]


def test_headings_in_braces_stand_for_the_cells_of_their_columns() -> None:
    assert names("{product} no. {id}")[0] == "GTXPro no. 7"


def test_headings_are_found_whatever_their_case() -> None:
    assert names("{Product}-{ID}")[0] == "GTXPro-7"


def test_what_stands_between_is_left_out_where_a_cell_is_empty() -> None:
    assert names("{product} · {id}")[1] == "8"


def test_a_value_that_stands_for_another_does_so_here_too() -> None:
    assert names("{product} · {id}", product={"gtxpro": "GTX Pro"})[0] == "GTX Pro · 7"


def test_the_composed_column_is_mapped_like_any_other_and_named_by_its_pattern() -> None:
    pattern = "{product} · {id}"
    table = Composed(opened(FILE), pattern)
    checked = check(table, DEAL, Mapping((Column(pattern, "name"), Column("stage", "stage"))))
    assert [values for _, values in checked] == [("GTXPro · 7", "won"), ("8", "won")]
    (wrong,) = said(checked.wrongs.kept)
    assert wrong[:2] == (4, pattern)
    assert "formula" in wrong[2]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("product", "put headings in braces, as in {product}"),
        ("", "put headings in braces, as in {product}"),
        ("{}", "put headings in braces, as in {product}"),
        ("{product} {price}", "the file has no column “price”"),
        ("{" + "x" * 300 + "}", "put headings in braces, as in {product}"),
    ],
)
def test_a_pattern_that_means_nothing_is_refused_with_the_reason(pattern: str, reason: str) -> None:
    with pytest.raises(Unusable) as refused:
        Composed(opened(FILE), pattern)
    assert refused.value.wrongs[0].why.say() == reason


def test_a_pattern_that_a_column_is_called_by_is_refused() -> None:
    with pytest.raises(Unusable):
        Composed(opened("{id},id\n1,2\n"), "{id}")


def test_a_long_row_of_braces_takes_no_time() -> None:
    with pytest.raises(Unusable):
        Composed(opened(FILE), "{" * 199)
