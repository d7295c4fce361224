from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.db import connections, transaction
from django.utils import timezone

from pacenotes.doors.web.live.app import LiveStreams
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.demos.actions.telling import hold_session, tell
from pacenotes.rooms.demos.models import Demo, DemoSession
from pacenotes.rooms.people.models import Person
from pacenotes.site.asgi import Site
from tests.cast import deal, person
from tests.doors.web.live import stub
from tests.doors.web.live.pages import OpenPage, cookie_of
from tests.serving import serving


@dataclass
class Live:
    """A session with its people, and the pages that are open on it."""

    port: int
    deal: Deal
    session: DemoSession
    robin: Person
    sam: Person
    pages: list[OpenPage] = field(default_factory=list)

    def opens(
        self, who: Person, screen: str, after: int | str | None = 0, last: int | None = None
    ) -> OpenPage:
        asked = "" if after is None else f"?after={after}"
        path = f"/live/sessions/{self.session.pk}/{screen}/{asked}"
        page = OpenPage(self.port, cookie_of(who), path, last)
        self.pages.append(page)
        return page

    def tells(self, kind: str = "cue", readers: list[Person] | None = None) -> int:
        with transaction.atomic():
            held = hold_session(self.session.pk)
            ids = None if readers is None else [reader.pk for reader in readers]
            return tell(held, kind, held, ids).number

    def ends(self) -> None:
        with transaction.atomic():
            held = hold_session(self.session.pk)
            held.ended_at, held.ended_by = timezone.now(), self.robin
            held.save()
            tell(held, "step", held)


@pytest.fixture
def cast(transactional_db: None) -> tuple[Deal, DemoSession, Person, Person]:
    robin = person("account-executive", "Robin Adler")
    sam = person("pre-sales-engineer", "Sam Okafor")
    on = deal(robin, sam)
    demo = Demo.objects.create(deal=on, title="First demo", demoer=sam)
    session = DemoSession.objects.create(demo=demo, started_at=timezone.now(), started_by=sam)
    return on, session, robin, sam


@pytest.fixture
def live(cast: tuple[Deal, DemoSession, Person, Person]) -> Iterator[Live]:
    """The site's server in a thread of this process, on the tests' database."""
    with serving(Site(LiveStreams(stub))) as port:
        at = Live(port, *cast)
        yield at
        for page in at.pages:
            page.close()


@dataclass
class Child:
    """A server in a process of its own."""

    process: subprocess.Popen[str]
    port: int

    def killed(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stopped(self) -> float:
        """Seconds that it took to stop when told to."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        return time.monotonic() - began


@pytest.fixture
def child(transactional_db: None) -> Iterator[Callable[..., Child]]:
    """Starts servers in processes of their own on the tests' database."""
    started: list[Child] = []

    def start(port: int = 0, look_seconds: float = 2.0) -> Child:
        command = [sys.executable, "-m", "tests.doors.web.live.child"]
        database = str(connections["default"].settings_dict["NAME"])
        process = subprocess.Popen(
            [*command, database, str(port), str(look_seconds)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": "src:."},
        )
        assert process.stdout is not None
        made = Child(process, int(process.stdout.readline()))
        started.append(made)
        return made

    yield start
    for one in started:
        one.process.kill()
        one.process.wait(10)
