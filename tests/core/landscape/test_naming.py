from __future__ import annotations

import pytest

from pacenotes.core.landscape.naming import by_name, names_said

NAMES = by_name([
    (1, "Single sign-on"), (2, "Sign-on"), (3, "Column lineage"), (4, "C++ hooks"), (5, "Go"),
    (6, "Lineage"), (7, "Straße"),
])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We support single sign-on out of the box.", (1,)),
        ("We support SINGLE   SIGN ON.", (1,)),
        ("Sign-on, and single sign-on", (2, 1)),
        ("Column lineage beats lineage", (3, 6)),
        ("Our columns' lineages are fine", ()),
        ("Only we have C++ hooks.", (4,)),
        ("Let it go", ()),  # too short to mean anything
        ("In der STRASSE", (7,)),
        ("", ()),
    ],
)
def test_whole_names_are_said_the_longest_first(text: str, said: tuple[int, ...]) -> None:
    assert names_said(text, NAMES) == said


def test_a_name_of_two_is_nobodys() -> None:
    assert by_name([(1, "Audit log"), (2, "audit-log"), (3, "")]) == {}


def test_each_is_said_once_in_order() -> None:
    assert names_said("lineage, sign-on, lineage", NAMES) == (6, 2)
