from __future__ import annotations

import pytest

from pacenotes.core.call_sheet import KNOWS, Attendee, call_sheet
from pacenotes.core.contact_roles import CONTACT_ROLES
from pacenotes.core.qualification import QUESTIONS, Light

PARTS = {part.key for question in QUESTIONS for part in question.parts}


def asked(part: str, *people: Attendee, light: Light = Light.UNKNOWN) -> tuple[str, ...] | None:
    """Whom to ask for a part; None where it isn't to be asked."""
    told = dict.fromkeys(PARTS, Light.ANSWERED) | {part: light}
    found = [ask for one in call_sheet({}, told, people) for ask in one.to_ask]
    return found[0].ask if found else None


def test_every_role_knows_something_and_only_of_parts_that_there_are() -> None:
    assert set(KNOWS) == {role.key for role in CONTACT_ROLES}
    assert {part for parts in KNOWS.values() for part in parts} <= PARTS
    assert all(KNOWS.values())


def test_every_part_is_known_by_somebody() -> None:
    assert {part for parts in KNOWS.values() for part in parts} == PARTS


def test_all_five_questions_stand_on_it_in_order() -> None:
    sheet = call_sheet({"pitfalls": Light.HEARD}, {}, [])
    assert [one.question for one in sheet] == list(QUESTIONS)
    assert [one.light for one in sheet] == [Light.UNKNOWN] * 4 + [Light.HEARD]
    assert [len(one.to_ask) for one in sheet] == [len(q.parts) for q in QUESTIONS]


@pytest.mark.parametrize("light", Light)
def test_all_but_what_is_answered_is_to_be_asked(light: Light) -> None:
    assert (asked("budget", light=light) is None) is (light is Light.ANSWERED)


def test_who_decides_on_more_is_named_first() -> None:
    petra = Attendee("Petra Nyman", ("economic-buyer",))
    ingrid = Attendee("Ingrid Solheim", ("user", "champion"))
    tomas = Attendee("Tomas Berg", ("procurement",))
    assert asked("budget", ingrid, tomas, petra) == ("Petra Nyman", "Tomas Berg", "Ingrid Solheim")


def test_who_knows_nothing_of_a_part_is_not_named() -> None:
    people = (Attendee("Nobody"), Attendee("Odd", ("wizard",)), Attendee("Legal", ("legal",)))
    assert asked("budget", *people) == ()
    assert asked("procurement", *people) == ("Legal",)
