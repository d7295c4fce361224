"""Who is still signed in and may still see a session: for all open streams in a few queries."""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import parse_cookie
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from pacenotes.rooms.demos.models import DemoSession
from pacenotes.rooms.demos.rules.sessions import may_follow
from pacenotes.rooms.people.models import Person

LONGEST_KEY = 40
"""Characters of a session's key, as its column has it."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A browser at a session: `key` is what its cookie says, empty where it says nothing."""

    key: str
    session_id: int


@dataclass(frozen=True, slots=True)
class Access:
    """How things stand: who is signed in, by cookie, and the sessions that there are, with their
    deals and teams."""

    people: dict[str, Person]
    sessions: dict[int, DemoSession]

    def of(self, seat: Seat) -> Person | None:
        """Who sits there and may see the session; None where nobody may."""
        person = self.people.get(seat.key)
        session = self.sessions.get(seat.session_id)
        if person is None or session is None:
            return None
        return person if may_follow(person, session) else None


def access_of(seats: Collection[Seat]) -> Access:
    """How things stand for these, in four queries however many they are."""
    people = signed_in({seat.key for seat in seats if seat.key})
    rows = DemoSession.objects.select_related("demo__deal__unit")
    rows = rows.prefetch_related("demo__deal__team")
    return Access(people, rows.in_bulk({seat.session_id for seat in seats}))


def key_in(cookies: str) -> str:
    """The session's key in a Cookie header, empty where there is none that could be one: all who
    ask at once are looked up together, and what the database refuses would fail them all."""
    key = parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME, "")
    return key if key.isascii() and key.isalnum() and len(key) <= LONGEST_KEY else ""


def signed_in(keys: Collection[str]) -> dict[str, Person]:
    """The active people whose sign-in still stands, by session key, in two queries."""
    rows = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    claimed = {key: _claim(data) for key, data in rows.values_list("session_key", "session_data")}
    ids = {claim[0] for claim in claimed.values() if claim is not None}
    active = Person.objects.active().select_related("unit").in_bulk(ids)
    hashes = {pk: person.get_session_auth_hash() for pk, person in active.items()}
    return {
        key: active[claim[0]]
        for key, claim in claimed.items()
        if claim is not None
        and claim[0] in active
        and constant_time_compare(claim[1], hashes[claim[0]])
    }


@functools.lru_cache(4096)
def _claim(data: str) -> tuple[int, str] | None:
    """Whom a stored session says is signed in, and the hash of their password at that time."""
    told = SessionStore().decode(data)
    if told.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    try:
        return int(told[SESSION_KEY]), str(told[HASH_SESSION_KEY])
    except (KeyError, ValueError):
        return None
