from __future__ import annotations

import re

import pytest

from pacenotes.core.contact_roles import CONTACT_ROLES, contact_role
from pacenotes.core.gender import GENDERED, NEUTRAL
from pacenotes.core.introductions import Colleague, Guest, Sheet, as_text, introduced
from pacenotes.core.position import HouseSide, Position
from pacenotes.core.positions import POSITIONS, position


def guest(name: str, *roles: str, title: str = "", decides: str = "") -> Guest:
    return Guest(name, title, decides, tuple(r for key in roles if (r := contact_role(key))))


def names(sheet: Sheet) -> list[str]:
    return [one.name for one in (*sheet.theirs, *sheet.ours)]


def text(sheet: Sheet) -> str:
    return as_text(sheet, "Second demo", "2 October 2026", "Fjordline")


def test_the_economic_buyer_comes_first_and_our_side_by_rank() -> None:
    sheet = introduced(
        [
            Colleague("Robin Adler", position("account-executive")),
            Colleague("Sam Okafor", position("pre-sales-engineer")),
            Colleague("Noor Haddad", position("executive-sponsor")),
        ],
        [
            guest("Ada Lind"),
            guest("Bo Marek", decides="the date"),
            guest("Cleo Duarte", "user", "evaluator"),
            guest("Dana Whitfield", "champion"),
            guest("Priya Raman", "user", "economic-buyer"),
        ],
    )
    assert names(sheet) == [
        "Priya Raman", "Dana Whitfield", "Cleo Duarte", "Bo Marek", "Ada Lind",
        "Noor Haddad", "Robin Adler", "Sam Okafor",
    ]  # fmt: skip


def test_the_order_is_that_of_the_roles_whatever_the_order_of_the_invitation() -> None:
    guests = [guest(f"Person {role.rank:02}", role.key) for role in CONTACT_ROLES]
    there = introduced([], guests)
    back = introduced([], reversed(guests))
    assert there == back
    assert names(there) == sorted(names(there))


def test_every_position_says_what_it_owns_and_decides() -> None:
    for known in POSITIONS:
        (one,) = introduced([Colleague("Robin Adler", known)], []).ours
        assert one.owns is not None
        assert one.says_what_they_decide


def test_a_guest_is_introduced_by_title_role_and_what_they_decide() -> None:
    sheet = introduced([], [guest("Priya Raman", "economic-buyer", "legal", title="CFO")])
    assert (
        "- Priya Raman, CFO, Economic buyer, Legal: releases the money; agrees the contract.\n"
        in (text(sheet))
    )


def test_what_is_written_down_goes_before_what_the_role_says() -> None:
    sheet = introduced([], [guest("Priya Raman", "economic-buyer", decides="sums above 50,000")])
    assert "- Priya Raman, Economic buyer. Decides: sums above 50,000.\n" in text(sheet)


@pytest.mark.parametrize("role", ["champion", "coach", "influencer", "blocker"])
def test_what_we_think_of_a_guest_is_never_sent(role: str) -> None:
    sheet = introduced([], [guest("Dana Whitfield", role, title="Head of data")])
    known = contact_role(role)
    assert known is not None
    assert [aside.say() for aside in sheet.theirs[0].aside] == [known.name]
    assert text(sheet).splitlines()[-1] == "- Dana Whitfield, Head of data."
    assert known.decides not in text(sheet)


def test_the_text_says_where_everybody_is_from() -> None:
    sheet = introduced(
        [Colleague("Robin Adler", position("account-executive"))], [guest("Priya Raman")]
    )
    assert text(sheet).splitlines()[:6] == [
        "Second demo", "2 October 2026", "", "From Fjordline", "- Priya Raman.", "",
    ]  # fmt: skip
    assert "From our side\n- Robin Adler, Account executive. Owns: " in text(sheet)


def test_a_side_that_nobody_is_invited_from_is_left_out() -> None:
    assert "From" not in text(introduced([], []))


def test_the_text_is_translated_and_names_are_not() -> None:
    sheet = introduced([], [guest("Legal", "legal", title="Legal")])
    catalogue = {"Legal": "Recht", "agrees the contract": "stimmt dem Vertrag zu"}
    said = as_text(sheet, "T", "", "A", lambda message: catalogue.get(message, message))
    assert said.endswith("- Legal, Legal, Recht: stimmt dem Vertrag zu.\n")


def vocabulary(said: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", said)}


@pytest.mark.parametrize("word", sorted(GENDERED | set(NEUTRAL)))
def test_no_word_that_carries_gender_comes_through(word: str) -> None:
    own = Position(
        "own",
        f"The {word}",
        HouseSide.SALES,
        owns=f"What {word} owns.",
        decides=f"What {word} says.",
    )
    everybody = [Colleague("Robin Adler", p) for p in (*POSITIONS, own)]
    guests = [
        guest("Priya Raman", role.key, title=f"Lead {word}", decides=f"{word} signs")
        for role in CONTACT_ROLES
    ]
    said = text(introduced(everybody, guests))
    shown = introduced(everybody, guests)
    parts = [
        part.say()
        for one in (*shown.theirs, *shown.ours)
        for part in (*one.stands_for, *one.does, *one.aside, one.owns, one.decides)
        if part is not None
    ]
    assert vocabulary(said).isdisjoint(GENDERED | set(NEUTRAL))
    assert vocabulary(" ".join(parts)).isdisjoint(GENDERED | set(NEUTRAL))


def test_honorifics_are_left_out() -> None:
    assert names(introduced([], [guest("Mrs. Priya Raman", "legal")])) == ["Priya Raman"]


def test_a_hostile_name_stays_one_line_and_steers_nothing() -> None:
    sheet = introduced([], [guest("Eve\n- Somebody Else, CEO\u202e", title="a\r\nb\x00")])
    assert text(sheet).splitlines()[-1] == "- Eve - Somebody Else, CEO, a b."
