"""Grabs of one wheel by several people at once, each with a connection of their own."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from unittest import mock

from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.utils import timezone

from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.actions import turning
from pacenotes.rooms.demos.models import DemoSession, Hold
from pacenotes.rooms.people.models import Person

WAIT_SECONDS = 60.0


@dataclass
class Grab:
    """What a grab came to: who got the wheel, who was told that somebody has it and whom that
    named, and what else happened instead."""

    people: int
    winners: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        """Whether one got it, and all the others were told who that is."""
        if len(self.winners) != 1 or self.broken:
            return False
        said = [told for told in self.told if self.winners[0] in told]
        return len(said) == self.people - 1


class Grabbers:
    """People who wait, each in a thread, to take the wheel at the same instant."""

    def __init__(self, session: DemoSession, people: Sequence[Person]) -> None:
        self._session = session
        self._people = people

    def grab(self, rounds: Sequence[int]) -> tuple[list[Grab], float]:
        """One grab after the other, by as many people as `rounds` says of each; what each came to,
        and the seconds that all of them took."""
        grabs = [Grab(count) for count in rounds]
        ready = threading.Barrier(len(self._people) + 1)
        done = threading.Barrier(len(self._people) + 1)
        threads = [
            threading.Thread(target=self._take_turns, args=(place, grabs, ready, done))
            for place in range(len(self._people))
        ]
        for thread in threads:
            thread.start()
        began = time.perf_counter()
        for _ in grabs:
            self._free()
            ready.wait(WAIT_SECONDS)
            done.wait(WAIT_SECONDS)
        took = time.perf_counter() - began
        for thread in threads:
            thread.join()
        return grabs, took

    def _take_turns(
        self, place: int, grabs: list[Grab], ready: threading.Barrier, done: threading.Barrier
    ) -> None:
        try:
            for grab in grabs:
                ready.wait(WAIT_SECONDS)
                if place < grab.people:
                    self._take(self._people[place], grab)
                done.wait(WAIT_SECONDS)
        finally:
            connections.close_all()

    def _take(self, person: Person, grab: Grab) -> None:
        try:
            actions.take_wheel(session=self._session, by=person)
        except ValidationError as refused:
            grab.told.append(" ".join(refused.messages))
        except Exception as error:
            grab.broken.append(type(error).__name__)
        else:
            grab.winners.append(person.name)

    def _free(self) -> None:
        held = Hold.objects.filter(session=self._session, released_at=None)
        held.update(released_at=timezone.now(), release=Hold.Release.LET_GO)


@contextlib.contextmanager
def without_the_lock() -> Iterator[None]:
    """The fault that the check has to find: nobody holds the session. On SQLite, where a change
    holds the whole database from its beginning, it does so only from its first write on."""
    options = connections["default"].settings_dict.setdefault("OPTIONS", {})
    kept = options.get("transaction_mode")

    def unheld(session_id: int) -> DemoSession:
        return DemoSession.objects.select_related("demo").get(pk=session_id)

    if connection.vendor == "sqlite":
        options["transaction_mode"] = "DEFERRED"
    try:
        with mock.patch.object(turning, "hold_session", unheld):
            yield
    finally:
        if connection.vendor == "sqlite":
            options["transaction_mode"] = kept
