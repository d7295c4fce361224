from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.landscape.json_rows import read_json
from pacenotes.core.landscape.table_fields import FIELDS, About
from pacenotes.core.tables.wrong import Unusable, Wrongs


def rows(told: object, about: About | None = None) -> tuple[list[dict[str, str]], Wrongs]:
    wrongs = Wrongs()
    found = [
        dict(zip(table.headers, cells, strict=True))
        for table in read_json(json.dumps(told), about).values()
        for _place, cells in table.rows(wrongs)
    ]
    return found, wrongs


def test_values_are_written_as_a_tables_cells() -> None:
    told = {"product": "x", "qualifiers": ["flag", "add-on"], "level": 2.5, "link": None}
    (row,), wrongs = rows([told])
    assert (row["qualifiers"], row["level"], row["link"]) == ("flag, add-on", "2.5", "")
    assert not wrongs.total


@pytest.mark.parametrize(
    ("first", "about"),
    [({"release": "1"}, About.RELEASES), ({"day": "2026-01-01"}, About.COVERAGE),
     ({"added": "1"}, About.FACTS)],
)  # fmt: skip
def test_a_plain_list_is_told_by_its_first_row(first: dict[str, str], about: About) -> None:
    assert list(read_json(json.dumps([first]), None)) == [about]
    assert list(read_json(json.dumps([first]), About.FACTS)) == [About.FACTS]


def test_lists_in_an_object_keep_their_places() -> None:
    wrongs = Wrongs()
    told = read_json('{"facts": [{"product": "x"}, 7, {"nonsense": 1}, {"level": true}]}', None)
    assert [place for place, _ in told[About.FACTS].rows(wrongs)] == [1]
    assert [(one.line, one.column) for one in wrongs.kept] == [
        (2, None), (3, "nonsense"), (4, "level"),
    ]  # fmt: skip


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*About, "x"]), inner),
        max_leaves=20,
    )
)
def test_whatever_is_sent_is_rows_or_refused(told: object) -> None:
    try:
        found = read_json(json.dumps(told), None)
    except Unusable:
        return
    for about, table in found.items():
        assert table.headers == tuple(field.key for field in FIELDS[about])
        for _place, cells in table.rows(Wrongs()):
            assert all(isinstance(cell, str) for cell in cells)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "NaN", '"x"'])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(Unusable):
        read_json(text, None)
