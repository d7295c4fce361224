import pytest

from pacenotes.core.reading.people import people, person
from pacenotes.core.transcript import Participant


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Noor", Participant("Noor")),
        ("Noor Adel (SE, Apex)", Participant("Noor Adel", "SE", "Apex")),
        ("Noor (Apex Account Executive)", Participant("Noor", "Apex Account Executive")),
        ("Noor (CTO at Apex)", Participant("Noor", "CTO", "Apex")),
        ("Noor (VP, Sales, Apex)", Participant("Noor", "VP, Sales", "Apex")),
        ("Noor – CTO, Apex", Participant("Noor", "CTO", "Apex")),
        ("Noor, CTO, Apex", Participant("Noor", "CTO", "Apex")),
        ("Noor: CTO", Participant("Noor", "CTO")),
        ("Noor <noor@apex.example>", Participant("Noor", email="noor@apex.example")),
        ("Noor (noor@apex.example)", Participant("Noor", email="noor@apex.example")),
        ("noor@apex.example", Participant("noor@apex.example", email="noor@apex.example")),
        ("Jean-Luc O'Neil-Adel", Participant("Jean-Luc O'Neil-Adel")),
        ("\u202eNoor\u2066", Participant("Noor")),
        ("Noor's Presentation", None),
        (" ,; ", None),
        ("x" * 1000, None),
    ],
)
def test_person(written, expected):
    assert person(written) == expected


def test_a_comma_within_brackets_parts_nobody():
    assert [p.name for p in people("Noor (SE, Apex), Bo (CTO, Garage), Ines")] == [
        "Noor",
        "Bo",
        "Ines",
    ]
    assert [p.title for p in people("Noor, SE; Bo, CTO")] == ["SE", "CTO"]
