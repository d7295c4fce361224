"""Seat the speakers of a call: from a given roster, from what the source says, else unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pacenotes.core.names import Names, fold
from pacenotes.core.positions import read_title
from pacenotes.core.roster import Party, Person, Roster, is_room_label
from pacenotes.core.transcript import Participant, Transcript
from pacenotes.core.wording import N_, Words, words

GIVEN = N_("the roster says so")
STATED = N_("the recording's own list says so")
SELLS = N_("{title} is a position on a vendor's side")
SAME_COMPANY = N_("same company as {name}")
OTHER_COMPANY = N_("{company} is not our company")
OUR_COMPANY = N_("{company} is our company")
NOT_OURS = N_("is on nobody's team here")
DOMAIN = N_("the e-mail address is at {domain}")

_STATED = {True: Party.OURS, False: Party.THEIRS, None: Party.UNKNOWN}
# fmt: off
_FREE_MAIL = frozenset({
    "gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "proton.me", "gmx.de",
    "web.de", "live.com",
})
# fmt: on


def seat(
    transcript: Transcript,
    given: Sequence[Person] = (),
    ours: Sequence[str] = (),
    guests_are_theirs: bool = False,
) -> Roster:
    """Who is who: `given` people first, then the transcript's own participants.

    `ours` are our company's names and e-mail domains. A side that can't be known stays unknown;
    so does a label that fits two people, or that names a room. With `guests_are_theirs` the given
    people are all of ours there are, so that any other named speaker is the customer's.
    """
    people = _joined(given, transcript.participants)
    people = _sides(people, {_domain_or_name(name) for name in ours})
    if guests_are_theirs:
        people = _with_guests(people, transcript.speakers)
    return Roster(tuple(people), Names(people).labels(transcript.speakers))


def _domain_or_name(name: str) -> str:
    return fold(name).removeprefix("@")


def _joined(given: Sequence[Person], participants: Sequence[Participant]) -> list[Person]:
    """Add what the source says of somebody: to the given person they are, or as a new one."""
    people: list[Person] = []
    known: dict[str, int] = {}
    for person in given:
        _note(known, person, len(people))
        people.append(person)
    for participant in participants:
        at = _place(people, known, participant)
        if at is None:
            at = len(people)
            people.append(_newcomer(participant))
        else:
            people[at] = _told_of(people[at], participant)
        _note(known, people[at], at)
    return people


def _note(known: dict[str, int], person: Person, at: int) -> None:
    """Keep where somebody is found: by address, by name, and by name where no address is known."""
    if person.email:
        known.setdefault(f"<{person.email.lower()}>", at)
    for name in (person.name, *person.also):
        known.setdefault(fold(name), at)
        if not person.email:
            known.setdefault(f"{fold(name)} <>", at)


def _place(people: list[Person], known: dict[str, int], participant: Participant) -> int | None:
    """Where a participant is among the people: the same address, else the same name."""
    name = fold(participant.name)
    if not participant.email:
        return known.get(name)
    at = known.get(f"<{participant.email.lower()}>")
    nameless = known.get(f"{name} <>")
    if at is None and nameless is not None and not people[nameless].email:
        return nameless
    return at


def _newcomer(participant: Participant) -> Person:
    position, before = read_title(participant.title or "")
    party = _STATED[participant.is_ours]
    return Person(
        participant.name,
        party,
        position,
        participant.title,
        participant.company or before or None,
        participant.email,
        why=words(STATED) if party is not Party.UNKNOWN else None,
    )


def _told_of(known: Person, participant: Participant) -> Person:
    """What was known of a person, and what the source adds to it."""
    told = _newcomer(participant)
    return replace(
        known,
        party=known.party if known.party is not Party.UNKNOWN else told.party,
        position=known.position or told.position,
        title=known.title or told.title,
        company=known.company or told.company,
        email=known.email or told.email,
        also=tuple(dict.fromkeys((*known.also, told.name))),
    )


def _sides(people: list[Person], ours: set[str]) -> list[Person]:
    """Give a side to everybody whose side follows from what is known of the others."""
    people = [_by_own_word(person, ours) for person in people]
    our_companies = {fold(p.company): p for p in people if p.party is Party.OURS and p.company}
    if not any(p.party is Party.OURS for p in people):
        sellers = [p for p in people if _sells(p)]
        if len({fold(p.company or "") for p in sellers}) == 1:
            our_companies = {fold(p.company): p for p in sellers if p.company}
            people = [
                replace(p, party=Party.OURS, why=words(SELLS, title=p.title or ""))
                if _sells(p) and p.party is Party.UNKNOWN
                else p
                for p in people
            ]
    return [_by_company(person, our_companies) for person in people]


def _sells(person: Person) -> bool:
    return person.position is not None and person.position.sells


def _by_own_word(person: Person, ours: set[str]) -> Person:
    if person.party is not Party.UNKNOWN or not ours:
        return person if person.why or person.party is Party.UNKNOWN else _because(person, GIVEN)
    domain = (person.email or "").rpartition("@")[2].lower()
    if domain and any(domain == name or domain.endswith(f".{name}") for name in ours):
        return replace(person, party=Party.OURS, why=words(DOMAIN, domain=domain))
    if person.company and fold(person.company) in ours:
        why = words(OUR_COMPANY, company=person.company)
        return replace(person, party=Party.OURS, why=why)
    if fold(person.name) in ours:
        return replace(person, party=Party.OURS, why=words(GIVEN))
    if person.company:
        why = words(OTHER_COMPANY, company=person.company)
        return replace(person, party=Party.THEIRS, why=why)
    if domain and domain not in _FREE_MAIL and any("." in name for name in ours):
        return replace(person, party=Party.THEIRS, why=words(DOMAIN, domain=domain))
    return person


def _because(person: Person, message: str) -> Person:
    why: Words = words(message)
    return replace(person, why=why)


def _by_company(person: Person, ours: dict[str, Person]) -> Person:
    if person.party is not Party.UNKNOWN or not person.company or not ours:
        return person
    colleague = ours.get(fold(person.company))
    if colleague is not None:
        return replace(person, party=Party.OURS, why=words(SAME_COMPANY, name=colleague.name))
    why = words(OTHER_COMPANY, company=person.company)
    return replace(person, party=Party.THEIRS, why=why)


def _with_guests(people: list[Person], speakers: Sequence[str]) -> list[Person]:
    """Everybody named who is none of ours, put on the customer's side."""
    names = Names(people)
    strangers = [
        Person(label, Party.THEIRS, why=words(NOT_OURS))
        for label in speakers
        if not names.shares_a_word(label) and not is_room_label(label)
    ]
    known = [
        replace(p, party=Party.THEIRS, why=words(NOT_OURS)) if p.party is Party.UNKNOWN else p
        for p in people
    ]
    return known + strangers
