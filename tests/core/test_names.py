"""Whose name a label is."""

from __future__ import annotations

import pytest

from pacenotes.core.names import Names
from pacenotes.core.roster import Person

PEOPLE = (
    Person("Robin Adler", also=("R. Adler", "Robbie A.")),
    Person("Sam Okafor", email="sam@northbeam.example"),
    Person("Alex Holm"),
    Person("Alex Reyes"),
    Person("Jean Martin"),
    Person("Tomas Berg"),
    Person("李雷"),
    Person("Олена Шевченко"),
    Person("محمد العلي"),
    Person("Zoë Núñez"),
)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Robin Adler", "Robin Adler"),
        ("robin  adler", "Robin Adler"),
        ("Robin", "Robin Adler"),
        ("Adler", "Robin Adler"),
        ("Robbie A.", "Robin Adler"),
        ("Robin Adler (Northbeam)", "Robin Adler"),
        ("Robin Adler | Northbeam", "Robin Adler"),
        ("Robin Adler - Northbeam", "Robin Adler"),
        ("Robin Adler, Northbeam", "Robin Adler"),
        ("Sam [Guest]", "Sam Okafor"),
        ("SAM@northbeam.example", "Sam Okafor"),
        ("Berg, Tomas", "Tomas Berg"),
        ("Alex Holm", "Alex Holm"),
        ("Holm", "Alex Holm"),
        ("李雷", "李雷"),
        ("Олена", "Олена Шевченко"),
        ("محمد العلي", "محمد العلي"),
        ("ZOË NÚÑEZ", "Zoë Núñez"),
        ("Dr. Zoë Núñez", "Zoë Núñez"),
    ],
)
def test_a_label_is_somebodys(label: str, name: str) -> None:
    at = Names(PEOPLE).of(label)
    assert at is not None
    assert PEOPLE[at].name == name


@pytest.mark.parametrize(
    "label",
    [
        "Alex", "Alex (Northbeam)", "Speaker 2", "Conference Room 4", "Bob", "Samuel", "Jean-Luc",
        "Berg, Anna", "Anna Berg", "Ingrid", "", "   ", "()", "Robin Reyes", "李",
        "everybody in the room with Robin Adler and Sam Okafor and more",
    ],
)  # fmt: skip
def test_a_label_that_could_be_anybody_is_nobodys(label: str) -> None:
    assert Names(PEOPLE).of(label) is None


def test_two_of_the_very_same_name_are_nobody() -> None:
    assert Names([Person("Kim Larsen"), Person("kim larsen")]).of("Kim Larsen") is None
