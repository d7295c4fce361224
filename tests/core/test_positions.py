"""Positions, the side of the house each plays for, and how titles name them."""

from __future__ import annotations

import runpy
from collections.abc import Iterator

import pytest

from pacenotes.core.positions import (
    POSITIONS,
    HouseSide,
    position,
    position_or_bare,
    read_title,
    take_positions,
)
from tests.architecture.guards.tree import REPOSITORY


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


def test_every_shipped_position_says_what_it_owns_and_decides() -> None:
    sentences = [s for p in POSITIONS.shipped for s in (p.owns, p.decides)]
    assert all(s.endswith(".") and len(s) < 90 for s in sentences)
    assert not {w for s in sentences for w in s.lower().split()} & {"he", "she", "his", "her"}


def test_the_executive_sponsor_is_introduced_first_then_the_sales_manager() -> None:
    by_rank = sorted(POSITIONS.shipped, key=lambda p: p.rank)
    assert [p.key for p in by_rank[:3]] == [
        "executive-sponsor", "sales-manager", "account-executive",
    ]  # fmt: skip
    assert len({p.rank for p in by_rank}) == len(by_rank)


def test_the_translators_see_every_shipped_word() -> None:
    generate = runpy.run_path(str(REPOSITORY / "docs" / "generate.py"))
    written = generate["POSITION_WORDS"].read_text("utf-8")
    assert written == generate["position_words"](), "run: make reference"


PARTNER = b"""
[[positions]]
key = "partner-sales"
name = "Partner sales"
side = "sales"
titles = ["Partner Account  Mgr."]
owns = "The partner."
rank = 35
"""


@pytest.fixture
def partner() -> Iterator[None]:
    """A team that has a position of its own."""
    take_positions(PARTNER, "positions.toml")
    yield
    take_positions(b"", "positions.toml")


@pytest.mark.usefixtures("partner")
def test_a_team_has_positions_of_its_own_behind_the_shipped_ones() -> None:
    assert [p.key for p in POSITIONS] == [*(p.key for p in POSITIONS.shipped), "partner-sales"]
    assert position("partner-sales").side is HouseSide.SALES
    found, company = read_title("Northbeam partner account mgr")
    assert (found and found.key, company) == ("partner-sales", "Northbeam")


@pytest.mark.usefixtures("partner")
def test_what_is_taken_again_takes_the_place_of_what_was_taken_before() -> None:
    take_positions(PARTNER.replace(b"partner-sales", b"channel"), "positions.toml")
    assert POSITIONS[-1].key == "channel"
    assert len(POSITIONS) == len(POSITIONS.shipped) + 1


def test_a_position_that_no_file_has_any_more_shows_its_key_and_owns_nothing() -> None:
    bare = position_or_bare("partner-sales")
    assert (bare.name, bare.side, bare.owns) == ("partner-sales", None, "")
    assert position_or_bare("sales-manager") is position("sales-manager")
