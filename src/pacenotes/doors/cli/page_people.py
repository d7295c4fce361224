"""Who was on a call as its page shows them: by side, each with what they do."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.roster import Party, Person, Roster
from pacenotes.core.telling.voice import Say
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.page_words import position_shown

MOST_PEOPLE = 20
"""People named of a side; a larger crowd is counted."""

_SIDES = {
    Party.OURS: N_("Ours"),
    Party.THEIRS: N_("Theirs"),
    Party.UNKNOWN: N_("Side unknown"),
}


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody on the call, and what their side is known from."""

    name: str
    position: str
    why: str


@dataclass(frozen=True, slots=True)
class Side:
    """The people of one side; `more` says how many aren't named."""

    name: str
    people: list[PersonShown]
    more: str


def sides_shown(roster: Roster, say: Say) -> list[Side]:
    """Everybody on the call, ours first, sides with nobody left out."""
    shown = []
    for party, name in _SIDES.items():
        people = [person for person in roster.people if person.party is party]
        unnamed = len(people) - MOST_PEOPLE
        more = words(N_("and {count} more"), count=str(unnamed)).say(say) if unnamed > 0 else ""
        if people:
            named = [_person(person, say) for person in people[:MOST_PEOPLE]]
            shown.append(Side(say(name), named, more))
    return shown


def _person(person: Person, say: Say) -> PersonShown:
    known = [position_shown(person, say), person.company or ""]
    return PersonShown(
        name=person.name,
        position=", ".join(part for part in known if part),
        why=person.why.say(say) if person.why else "",
    )
