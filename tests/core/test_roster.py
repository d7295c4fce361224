"""Who is who on a call, as far as it can be known."""

from __future__ import annotations

import pytest

from pacenotes.core.positions import position
from pacenotes.core.roster import Party, Person, Roster, is_room_label

ROBIN = Person("Robin Adler", Party.OURS, position("account-executive"))
INGRID = Person("Ingrid Solheim", Party.THEIRS)
ROSTER = Roster((ROBIN, INGRID), (("Robin", 0), ("Ingrid S.", 1)))


def test_a_label_that_is_known_is_a_person() -> None:
    assert ROSTER.of("Ingrid S.") == INGRID
    assert ROSTER.party("Robin") is Party.OURS


@pytest.mark.parametrize("label", [None, "", "Speaker 2", "robin"])
def test_a_label_that_is_not_known_is_nobody(label: str | None) -> None:
    assert ROSTER.of(label) is None
    assert ROSTER.party(label) is Party.UNKNOWN


def test_both_sides_must_be_known_to_know_the_parties() -> None:
    assert ROSTER.knows_parties
    assert not Roster((ROBIN,)).knows_parties
    assert not Roster().knows_parties


@pytest.mark.parametrize(
    ("party", "key", "is_sales", "is_technical"),
    [
        (Party.OURS, "account-executive", True, False),
        (Party.OURS, "pre-sales-engineer", False, True),
        (Party.THEIRS, "account-executive", False, False),
        (Party.UNKNOWN, "pre-sales-engineer", False, False),
        (Party.OURS, None, False, False),
    ],
)
def test_whose_side_of_the_house(
    party: Party, key: str | None, is_sales: bool, is_technical: bool
) -> None:
    person = Person("Somebody", party, position(key) if key else None)
    assert (person.is_sales, person.is_technical) == (is_sales, is_technical)


@pytest.mark.parametrize(
    "label",
    [
        "Speaker 2", "speaker_0", "SPK_1", "spk 3", "Conference Room 4", "Meeting Room", "Room 12b",
        "Phone", "Dial-in 2", "Guest", "Participant 7", "+49 30 1234567", "(0)30 123 456", "ch_0",
        "A", "User 1", "Unknown",
    ],
)  # fmt: skip
def test_a_room_or_a_microphone_is_no_person(label: str) -> None:
    assert is_room_label(label)


@pytest.mark.parametrize(
    "label",
    ["Robin", "Guest Relations Lead", "Roomi Haddad", "Phoebe", "Al", "李雷", "Ben 10", "x" * 5000],
)
def test_a_name_is_no_room(label: str) -> None:
    assert not is_room_label(label)
