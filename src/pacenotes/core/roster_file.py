"""A roster written down in a file, TOML or JSON: our company, its people, and the customer's."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from typing import Any

from pacenotes.core.positions import POSITIONS, Position, read_title
from pacenotes.core.roster import Party, Person
from pacenotes.core.wording import N_, Words, words

MOST_BYTES = 1024 * 1024
"""A roster of ten thousand people is smaller than that."""


class RosterError(ValueError):
    """A roster that can't be used: what was wrong with it and what would be right."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.say())
        self.why = why


@dataclass(frozen=True, slots=True)
class RosterFile:
    """What a roster file says: `ours` are our company's names and e-mail domains."""

    people: tuple[Person, ...] = ()
    ours: tuple[str, ...] = ()


def read_roster(data: bytes) -> RosterFile:
    """A roster from TOML or JSON bytes; `RosterError` names what was wrong and where.

    Keys: `company`, `domains`, and `people`, each with `name` and optionally `position` (a key or
    a title), `party` (ours, theirs; ours unless a company other than ours is given), `company`,
    `email`, `also` (other names they go by).
    """
    if len(data) > MOST_BYTES:
        raise RosterError(words(N_("the roster is larger than 1 MB")))
    loaded = _load(data)
    _known(loaded, ("company", "domains", "people"), "roster")
    company = _text(loaded, "company", "roster")
    ours = tuple(x for x in (company, *_texts(loaded, "domains", "roster")) if x)
    people = loaded.get("people", [])
    if not isinstance(people, list) or not all(isinstance(person, dict) for person in people):
        raise RosterError(words(N_("“people” must be a list of people, each with a name")))
    return RosterFile(
        tuple(_person(person, number, company) for number, person in enumerate(people, start=1)),
        ours,
    )


def _load(data: bytes) -> dict[str, Any]:
    try:
        text = data.decode("utf-8-sig")
        loaded = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise RosterError(words(N_("the roster is not UTF-8 text"))) from error
    except (json.JSONDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        why = words(N_("the roster is neither TOML nor JSON: {error}"), error=str(error))
        raise RosterError(why) from error
    if not isinstance(loaded, dict):
        raise RosterError(words(N_("the roster must be a table")))
    return loaded


def _person(entry: dict[str, Any], number: int, company: str | None) -> Person:
    where = f"people[{number}]"
    _known(entry, ("name", "position", "title", "party", "company", "email", "also"), where)
    name = _text(entry, "name", where)
    if not name:
        raise RosterError(words(N_("{where} has no name"), where=where))
    works_at = _text(entry, "company", where)
    title = _text(entry, "position", where) or _text(entry, "title", where)
    return Person(
        name=name,
        party=_party(entry, where, works_at, company),
        position=_position(title),
        title=title,
        company=works_at,
        email=_text(entry, "email", where),
        also=_texts(entry, "also", where),
    )


def _party(entry: dict[str, Any], where: str, works_at: str | None, company: str | None) -> Party:
    said = _text(entry, "party", where)
    if said is None:
        elsewhere = works_at and (company is None or works_at.casefold() != company.casefold())
        return Party.THEIRS if elsewhere else Party.OURS
    try:
        return Party(said.lower())
    except ValueError as error:
        why = words(
            N_("{where}: party is “{said}”; it can be ours, theirs or unknown"),
            where=where, said=said,
        )  # fmt: skip
        raise RosterError(why) from error


def _position(title: str | None) -> Position | None:
    return read_title(title)[0] if title is not None else None


def person_option(written: str, party: Party) -> Person:
    """Somebody named on a command line: `Name` or `Name: position`."""
    name, _, title = written.partition(":")
    if not name.strip():
        raise RosterError(words(N_("“{written}” names nobody"), written=written))
    title = title.strip()
    position = _position(title or None)
    if title and position is None and party is Party.OURS:
        known = ", ".join(p.key for p in POSITIONS)
        why = words(
            N_("“{title}” is no position that is known; known are: {known}"),
            title=title, known=known,
        )  # fmt: skip
        raise RosterError(why)
    return Person(name.strip(), party, position, title or None)


def _known(entry: dict[str, Any], keys: tuple[str, ...], where: str) -> None:
    """A key that means nothing is a slip, and what it was to say would be missed in silence."""
    for key in entry:
        if key not in keys:
            why = words(
                N_("{where}: “{key}” means nothing here; known are: {known}"),
                where=where, key=key, known=", ".join(keys),
            )  # fmt: skip
            raise RosterError(why)


def _text(entry: dict[str, Any], key: str, where: str) -> str | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, str):
        raise RosterError(words(N_("{where}: “{key}” must be text"), where=where, key=key))
    return value.strip() or None if value is not None else None


def _texts(entry: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        why = words(N_("{where}: “{key}” must be a list of texts"), where=where, key=key)
        raise RosterError(why)
    return tuple(value)
