"""Claims: what we said of ourselves and of others."""

from __future__ import annotations

import pytest

from tests.core.listening.vocabulary import NOBODY, abstains, hears, stays_silent


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Nobody else shows you the owner of a late file.", "unique"),
        ("We're the only vendor with a depot view.", "unique"),
        ("We support all the big carriers out of the box.", "about_ourselves"),
        ("It runs on your own servers as well.", "about_ourselves"),
        ("Our customers typically cut that by half.", "about_ourselves"),
        ("Most tools only look at the last status.", "about_competitor"),
        ("We're faster than the other vendors there.", "about_competitor"),
    ],
)
def test_a_claim_of_ours(said: str, kind: str) -> None:
    hears("claims", f"Robin: {said}", kind=kind)


def test_a_claim_about_one_whom_the_customer_named() -> None:
    heard = hears(
        "claims",
        """
        Ingrid: We're also talking to Portwise.
        Robin: Portwise stores it in the United States, as far as I know.
        """,
        kind="about_competitor",
    )
    assert heard.detail.what == "Portwise"


def test_a_competitors_name_within_another_word_is_not_named() -> None:
    stays_silent(
        "claims",
        "Ingrid: We're also evaluating Port.\nRobin: Portugal is lovely at this time of the year.",
    )


@pytest.mark.parametrize(
    "said",
    [
        "Do you support other vendors today?",
        "I see what you mean.",
        "We can talk about that on Friday.",
        "You're the only one who asked that.",
        "It was better than I expected.",
        "We'll see.",
    ],
)
def test_what_claims_nothing(said: str) -> None:
    stays_silent("claims", f"Robin: {said}")


def test_what_the_customer_says_is_no_claim_of_ours() -> None:
    stays_silent("claims", "Ingrid: Nobody else shows you the owner.\nRobin: Hm.")


def test_where_our_side_is_not_known_it_says_so() -> None:
    assert "our side" in abstains("claims", "Robin: We're the only vendor.", roster=NOBODY)
