"""Speakers seated: from a given roster, from what the source says, else unknown."""

from __future__ import annotations

import pytest

from pacenotes.core.positions import position
from pacenotes.core.roster import Party, Person, Roster
from pacenotes.core.seating import seat
from pacenotes.core.transcript import Participant, Transcript, Utterance


def call(*labels: str | None, listed: tuple[Participant, ...] = ()) -> Transcript:
    """A call in which each of these says a word, with its own list of who was there."""
    return Transcript("script", tuple(Utterance(n, w, "Hi.") for n, w in enumerate(labels)), listed)


def parties(roster: Roster, *labels: str) -> list[str]:
    return [roster.party(label).value for label in labels]


ROBIN = Person("Robin Adler", Party.OURS, position("account-executive"))


def test_a_given_person_is_seated_by_a_part_of_the_name() -> None:
    roster = seat(call("Robin", "Ingrid"), [ROBIN])

    assert roster.of("Robin") is not None
    assert parties(roster, "Robin", "Ingrid") == ["ours", "unknown"]


def test_header_lines_say_title_and_company() -> None:
    listed = (
        Participant("Alex", "Sales Engineer", "Acme"),
        Participant("Bo", "Account Executive", "Acme"),
        Participant("Ines", "Head of Operations", "Kestrel"),
    )
    roster = seat(call("Alex", "Bo", "Ines", listed=listed))

    assert parties(roster, "Alex", "Bo", "Ines") == ["ours", "ours", "theirs"]
    alex = roster.of("Alex")
    assert alex is not None
    assert alex.is_technical
    assert "vendor" in (alex.why.say() if alex.why else "")


def test_a_company_before_the_title_is_the_company() -> None:
    listed = (
        Participant("Alex", "Acme Account Executive"),
        Participant("Jo", "Designer", "Acme"),
        Participant("Ines", "Operations", "Kestrel"),
    )
    assert parties(seat(call("Alex", "Jo", "Ines", listed=listed)), "Alex", "Jo", "Ines") == [
        "ours", "ours", "theirs",
    ]  # fmt: skip


def test_sellers_of_two_companies_are_nobodys() -> None:
    listed = (
        Participant("Alex", "Account Executive", "Acme"),
        Participant("Ines", "Account Manager", "Kestrel"),
    )
    assert parties(seat(call("Alex", "Ines", listed=listed)), "Alex", "Ines") == [
        "unknown", "unknown",
    ]  # fmt: skip


def test_a_sales_manager_may_well_be_the_customer() -> None:
    listed = (Participant("Alex", "Sales Manager", "Acme"),)
    assert parties(seat(call("Alex", listed=listed)), "Alex") == ["unknown"]


def test_a_recording_that_states_the_side_is_believed() -> None:
    listed = (Participant("Ada", is_ours=True), Participant("Ben", is_ours=False))
    roster = seat(call("Ada", "Ben", listed=listed))

    assert parties(roster, "Ada", "Ben") == ["ours", "theirs"]


def test_what_was_given_stands_above_what_the_recording_states() -> None:
    roster = seat(call("Robin Adler", listed=(Participant("Robin Adler", is_ours=False),)), [ROBIN])
    assert parties(roster, "Robin Adler") == ["ours"]


@pytest.mark.parametrize(
    ("email", "party"),
    [
        ("ada@northbeam.example", "ours"),
        ("ada@EU.northbeam.example", "ours"),
        ("ada@notnorthbeam.example", "theirs"),
        ("ada@kestrel.example", "theirs"),
        ("ada@gmail.com", "unknown"),
        (None, "unknown"),
    ],
)
def test_an_address_says_whose_side(email: str | None, party: str) -> None:
    listed = (Participant("Ada", email=email),)
    roster = seat(call("Ada", listed=listed), ours=["Northbeam", "@northbeam.example"])
    assert parties(roster, "Ada") == [party]


def test_without_our_domains_a_foreign_address_says_nothing() -> None:
    listed = (Participant("Ada", email="ada@kestrel.example"),)
    assert parties(seat(call("Ada", listed=listed), ours=["Northbeam"]), "Ada") == ["unknown"]


def test_our_company_by_its_name() -> None:
    listed = (Participant("Ada", None, "NORTHBEAM"), Participant("Ben", None, "Kestrel"))
    roster = seat(call("Ada", "Ben", listed=listed), ours=["Northbeam"])
    assert parties(roster, "Ada", "Ben") == ["ours", "theirs"]


def test_a_colleague_of_ours_is_ours() -> None:
    given = [Person("Robin Adler", Party.OURS, company="Northbeam")]
    listed = (Participant("Ada", None, "northbeam"), Participant("Ben", None, "Kestrel"))
    roster = seat(call("Ada", "Ben", listed=listed), given)

    assert parties(roster, "Ada", "Ben") == ["ours", "theirs"]


def test_two_called_alex_and_a_label_that_says_no_more_stay_unknown() -> None:
    given = [Person("Alex Holm", Party.OURS), Person("Alex Reyes", Party.THEIRS)]
    roster = seat(call("Alex", "Alex Reyes"), given)

    assert parties(roster, "Alex", "Alex Reyes") == ["unknown", "theirs"]


def test_a_room_stays_unknown_even_where_all_others_are_guests() -> None:
    roster = seat(
        call("Robin", "Ingrid", "Speaker 2", "Conference Room 4"), [ROBIN], guests_are_theirs=True
    )
    assert parties(roster, "Robin", "Ingrid", "Speaker 2", "Conference Room 4") == [
        "ours", "theirs", "unknown", "unknown",
    ]  # fmt: skip


def test_a_guest_who_may_be_one_of_ours_stays_unknown() -> None:
    given = [Person("Kim Larsen", Party.OURS), Person("Kim Okafor", Party.OURS)]
    roster = seat(call("Kim", "Kimberly Larsen", "Ingrid"), given, guests_are_theirs=True)

    assert parties(roster, "Kim", "Kimberly Larsen", "Ingrid") == ["unknown", "unknown", "theirs"]


def test_a_nickname_is_not_guessed() -> None:
    given = [Person("Robert Adler", Party.OURS)]
    assert parties(seat(call("Bob"), given), "Bob") == ["unknown"]
    nicknamed = [Person("Robert Adler", Party.OURS, also=("Bob",))]
    assert parties(seat(call("Bob"), nicknamed), "Bob") == ["ours"]


def test_names_in_any_script_are_seated() -> None:
    given = [
        Person("李雷", Party.OURS),
        Person("محمد العلي", Party.THEIRS),
        Person("Олена Ш.", Party.OURS),
    ]
    roster = seat(call("李雷", "محمد", "Олена Ш."), given)

    assert parties(roster, "李雷", "محمد", "Олена Ш.") == ["ours", "theirs", "ours"]


def test_one_address_is_one_person_whatever_they_are_called() -> None:
    given = [Person("Robin Adler", Party.OURS, email="robin@northbeam.example")]
    listed = (Participant("R. Adler", "Account Executive", email="Robin@northbeam.example"),)
    roster = seat(call("R. Adler", listed=listed), given)

    assert len(roster.people) == 1
    assert roster.people[0].is_sales
    assert roster.people[0].also == ("R. Adler",)
    assert parties(roster, "R. Adler") == ["ours"]


def test_one_name_with_two_addresses_is_two_people() -> None:
    listed = (
        Participant("Alex Holm", email="alex@northbeam.example"),
        Participant("Alex Holm", email="alex@kestrel.example"),
    )
    roster = seat(call("Alex Holm", listed=listed))

    assert len(roster.people) == 2
    assert roster.of("Alex Holm") is None


def test_where_nothing_is_known_nobody_is_seated() -> None:
    roster = seat(call("Robin", None, "Speaker 2"))
    assert roster == Roster()
