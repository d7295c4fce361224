"""Seat the speakers of a call: from a given roster, from what the source says, else unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

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

_FREE_MAIL = frozenset(
    "gmail.com outlook.com hotmail.com yahoo.com icloud.com proton.me gmx.de web.de live.com".split()
)


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
    people = list(given)
    for participant in transcript.participants:
        _join(people, participant)
    people = _sides(people, {_fold(name) for name in ours})
    if guests_are_theirs:
        people = _with_guests(people, transcript.speakers)
    return Roster(tuple(people), _labels(transcript.speakers, people))


def _join(people: list[Person], participant: Participant) -> None:
    """Add what the source says of somebody: to the given person they are, or as a new one."""
    position, before = read_title(participant.title or "")
    company = participant.company or before or None
    stated = {True: Party.OURS, False: Party.THEIRS, None: Party.UNKNOWN}[participant.is_ours]
    at = next((i for i, p in enumerate(people) if _is_same(p, participant)), None)
    if at is None:
        people.append(
            Person(
                participant.name,
                stated,
                position,
                participant.title,
                company,
                participant.email,
                why=words(STATED) if stated is not Party.UNKNOWN else None,
            )
        )
        return
    known = people[at]
    people[at] = replace(
        known,
        party=known.party if known.party is not Party.UNKNOWN else stated,
        position=known.position or position,
        title=known.title or participant.title,
        company=known.company or company,
        email=known.email or participant.email,
        also=tuple(dict.fromkeys((*known.also, participant.name))),
    )


def _is_same(person: Person, participant: Participant) -> bool:
    if person.email and participant.email:
        return person.email.lower() == participant.email.lower()
    return _fold(participant.name) in {_fold(name) for name in (person.name, *person.also)}


def _sides(people: list[Person], ours: set[str]) -> list[Person]:
    """Give a side to everybody whose side follows from what is known of the others."""
    people = [_by_own_word(person, ours) for person in people]
    our_companies = {_fold(p.company): p for p in people if p.party is Party.OURS and p.company}
    if not any(p.party is Party.OURS for p in people):
        sellers = [p for p in people if _sells(p)]
        if len({_fold(p.company or "") for p in sellers}) == 1:
            our_companies = {_fold(p.company): p for p in sellers if p.company}
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
    if domain and domain in ours:
        return replace(person, party=Party.OURS, why=words(DOMAIN, domain=domain))
    if person.company and _fold(person.company) in ours:
        why = words(OUR_COMPANY, company=person.company)
        return replace(person, party=Party.OURS, why=why)
    if _fold(person.name) in ours:
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
    colleague = ours.get(_fold(person.company))
    if colleague is not None:
        return replace(person, party=Party.OURS, why=words(SAME_COMPANY, name=colleague.name))
    why = words(OTHER_COMPANY, company=person.company)
    return replace(person, party=Party.THEIRS, why=why)


def _with_guests(people: list[Person], speakers: Sequence[str]) -> list[Person]:
    """Everybody named who is none of ours, put on the customer's side."""
    seated = {label for label, _ in _labels(speakers, people)}
    ambiguous = [
        s for s in speakers if s not in seated and any(_shares_a_name(s, p) for p in people)
    ]
    strangers = [
        Person(s, Party.THEIRS, why=words(NOT_OURS))
        for s in speakers
        if s not in seated and s not in ambiguous and not is_room_label(s)
    ]
    known = [
        replace(p, party=Party.THEIRS, why=words(NOT_OURS)) if p.party is Party.UNKNOWN else p
        for p in people
    ]
    return known + strangers


def _shares_a_name(label: str, person: Person) -> bool:
    wanted = set(_fold(label).split())
    return any(wanted & set(name.split()) for name in _names(person))


def _labels(speakers: Sequence[str], people: list[Person]) -> tuple[tuple[str, int], ...]:
    """Pair each label with the one person it fits: by full name first, then by a part of one."""
    paired = []
    for label in speakers:
        at = _fitting(label, people)
        if at is not None:
            paired.append((label, at))
    return tuple(paired)


_SUFFIX = re.compile(r"\s*[(\[|,/–-]\s*(?P<rest>[^()\[\]]{1,80})[)\]]?\s*$")


def _fitting(label: str, people: list[Person]) -> int | None:
    whole = [i for i, p in enumerate(people) if _fold(label) in _names(p)]
    if len(whole) == 1:
        return whole[0]
    if whole or is_room_label(label):
        return None
    bare = _fold(_SUFFIX.sub("", label))
    wanted = set(bare.split())
    if not wanted:
        return None
    partly = [i for i, p in enumerate(people) if _fits(wanted, p)]
    return partly[0] if len(partly) == 1 else None


def _fits(wanted: set[str], person: Person) -> bool:
    """Whether a label's words are part of a person's name, or the other way round."""
    return any(
        (wanted <= set(name.split()) or set(name.split()) <= wanted) for name in _names(person)
    )


def _names(person: Person) -> set[str]:
    return {_fold(name) for name in (person.name, *person.also, person.email or "")} - {""}


def _fold(name: str) -> str:
    return re.sub(r"\s+", " ", name.strip().strip(".,").casefold())
