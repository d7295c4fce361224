"""A roster written down in a file, and what is said of one that can't be used."""

from __future__ import annotations

import json

import pytest

from pacenotes.core.roster import Party
from pacenotes.core.roster_file import MOST_BYTES, RosterError, person_option, read_roster

TOML = """
company = "Northbeam"
domains = ["northbeam.example"]

[[people]]
name = "Robin Adler"
position = "Account Executive"
also = ["Rob"]

[[people]]
name = "Sam Okafor"
position = "pre-sales-engineer"
email = "sam@northbeam.example"

[[people]]
name = "Ingrid Solheim"
title = "Head of Operations"
company = "Kestrel Freight"

[[people]]
name = "A guest"
party = "unknown"
"""


def test_toml() -> None:
    roster = read_roster(TOML.encode())

    assert roster.ours == ("Northbeam", "northbeam.example")
    assert [(p.name, p.party) for p in roster.people] == [
        ("Robin Adler", Party.OURS),
        ("Sam Okafor", Party.OURS),
        ("Ingrid Solheim", Party.THEIRS),
        ("A guest", Party.UNKNOWN),
    ]
    assert roster.people[0].is_sales
    assert roster.people[0].also == ("Rob",)
    assert roster.people[1].is_technical
    assert roster.people[2].position is None
    assert roster.people[2].title == "Head of Operations"


def test_json_with_a_byte_order_mark() -> None:
    people = [{"name": "李雷", "position": "SE"}]
    roster = read_roster(b"\xef\xbb\xbf" + json.dumps({"people": people}).encode())

    assert [(p.name, p.is_technical) for p in roster.people] == [("李雷", True)]


def test_an_empty_file_is_an_empty_roster() -> None:
    assert read_roster(b"").people == ()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"people = [", "neither TOML nor JSON"),
        (b'{"people": [', "neither TOML nor JSON"),
        (b"[1, 2]", "neither TOML nor JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"\x00", "neither TOML nor JSON"),
        (b'{"people": {"name": "x"}}', "must be a list of people"),
        (b'{"people": ["x"]}', "must be a list of people"),
        (b'{"people": [{"name": "x"}, {"position": "AE"}]}', "people[2] has no name"),
        (b'{"people": [{"name": 7}]}', "people[1]: “name” must be text"),
        (b'{"people": [{"name": "x", "also": "y"}]}', "“also” must be a list of texts"),
        (b'{"people": [{"name": "x", "party": "them"}]}', "it can be ours, theirs or unknown"),
        (b'{"company": 3}', "roster: “company” must be text"),
        (b'{"domains": "x.example"}', "“domains” must be a list"),
        (b"#" * (MOST_BYTES + 1), "larger than 1 MB"),
        (b"[" * 100_000, "neither TOML nor JSON"),
        (b'{"a":' * 50_000, "neither TOML nor JSON"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_roster_that_cannot_be_used_says_what_was_wrong(data: bytes, why: str) -> None:
    with pytest.raises(RosterError) as caught:
        read_roster(data)
    assert why in str(caught.value)


@pytest.mark.parametrize(
    ("written", "party", "name", "key"),
    [
        ("Robin Adler", Party.OURS, "Robin Adler", None),
        ("Robin Adler: account executive", Party.OURS, "Robin Adler", "account-executive"),
        ("Sam:SE", Party.OURS, "Sam", "pre-sales-engineer"),
        ("Ingrid: Head of Operations", Party.THEIRS, "Ingrid", None),
    ],
)
def test_somebody_named_on_a_command_line(
    written: str, party: Party, name: str, key: str | None
) -> None:
    person = person_option(written, party)
    assert (person.name, person.party) == (name, party)
    assert (person.position.key if person.position else None) == key


def test_a_position_of_ours_that_is_none_names_those_that_are() -> None:
    with pytest.raises(RosterError, match="pre-sales-engineer"):
        person_option("Robin: wizard", Party.OURS)
    with pytest.raises(RosterError, match="names nobody"):
        person_option(": account executive", Party.OURS)
