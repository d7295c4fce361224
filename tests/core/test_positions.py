"""Positions, the side of the house each plays for, and how titles name them."""

from __future__ import annotations

import pytest

from pacenotes.core.positions import POSITIONS, HouseSide, position, read_title


@pytest.mark.parametrize(
    ("title", "key", "before"),
    [
        ("Account Executive", "account-executive", ""),
        ("Senior Account Executive", "account-executive", ""),
        ("Northbeam Account Executive", "account-executive", "Northbeam"),
        ("AE", "account-executive", ""),
        ("Sr. Solutions Engineer", "pre-sales-engineer", ""),
        ("Principal Solution Architect", "pre-sales-engineer", ""),
        ("pre-sales-engineer", "pre-sales-engineer", ""),
        ("  Sales   Engineer ", "pre-sales-engineer", ""),
        ("VP of Sales", "sales-manager", ""),
        ("CSM", "customer-success", ""),
    ],
)
def test_a_title_names_a_position(title: str, key: str, before: str) -> None:
    found, company = read_title(title)
    assert (found.key if found else None, company) == (key, before)


@pytest.mark.parametrize(
    "title", ["Director of Finance", "CFO", "", "Engineer", "Salesforce Admin", "Chef", "营销总监"]
)
def test_any_other_title_names_none(title: str) -> None:
    assert read_title(title) == (None, "")


def test_a_position_is_found_by_its_key() -> None:
    assert position("sales-manager").side is HouseSide.SALES
    with pytest.raises(KeyError, match="king"):
        position("king")


def test_no_title_and_no_key_belongs_to_two_positions() -> None:
    titles = [title for p in POSITIONS for title in p.titles]
    assert len(set(titles)) == len(titles)
    assert len({p.key for p in POSITIONS}) == len(POSITIONS)


def test_titles_are_written_as_they_are_compared() -> None:
    assert all(title == title.lower() and "." not in title for p in POSITIONS for title in p.titles)


def test_positions_carry_no_gender() -> None:
    words = {word for p in POSITIONS for word in p.name.lower().split()}
    assert not words & {"he", "she", "man", "woman", "salesman", "saleswoman", "lady", "girl"}
