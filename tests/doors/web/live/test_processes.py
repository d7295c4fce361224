"""Live sessions on servers that are processes of their own, killed and restarted."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.db import connection

from pacenotes.doors.cli.server import GRACE_SECONDS
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.demos.models import Demo, DemoSession, Handover, LiveEvent
from pacenotes.rooms.people.models import Person
from tests.doors.web.live.conftest import Child
from tests.doors.web.live.pages import OpenPage, cookie_of, opened

Cast = tuple[Deal, DemoSession, Person, Person]


def told(port: int, session: DemoSession) -> int:
    """Have a server tell of a cue; its number is the acknowledgement."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    asking.request("POST", f"/tell/{session.pk}/cue/")
    answer = asking.getresponse()
    assert answer.status == 200
    return int(answer.read())


def test_a_kill_loses_nothing_that_was_acknowledged(
    cast: Cast, child: Callable[..., Child]
) -> None:
    _, session, _, sam = cast
    path, cookie = f"/live/sessions/{session.pk}/driver/?after=0", cookie_of(sam)
    first = child()
    with opened(OpenPage(first.port, cookie, path)) as (page,):
        acknowledged = [told(first.port, session) for _ in range(5)]
        page.waits_for(lambda p: p.last >= 2)
        first.killed()
        assert page.is_off.wait(5)
    second = child(first.port)
    assert list(LiveEvent.objects.values_list("number", flat=True))[:5] == acknowledged
    with opened(OpenPage(second.port, cookie, path, page.last)) as (again,):
        acknowledged.append(told(second.port, session))
        again.waits_for(lambda p: p.last == acknowledged[-1])
        numbers = page.numbers + again.numbers
        assert numbers == sorted(set(numbers)), "nothing twice, all in order"
        assert again.heard[-1].html.endswith(f"at {acknowledged[-1]}")


TOKEN = "a" * 32


def does(port: int, demo: Demo, cookie: str, noun: str, **sent: str) -> int:
    """The status of what a page's script sends; 204 is the acknowledgement."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {
        "Cookie": f"{cookie}; csrftoken={TOKEN}",
        "X-CSRFToken": TOKEN,
        "X-Live": "1",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    asking.request("POST", f"/demos/{demo.pk}/{noun}/", urlencode(sent), headers)
    return asking.getresponse().status


def test_a_kill_loses_no_capture_cue_or_wheel_change(
    cast: Cast, child: Callable[..., Child]
) -> None:
    _, session, robin, sam = cast
    server, demo = child(), session.demo
    seller, driver = cookie_of(robin), cookie_of(sam)
    acknowledged = [
        does(server.port, demo, driver, "wheel/takings"),
        does(server.port, demo, seller, "cues", text="Show the alerts"),
        does(server.port, demo, seller, "captures", words="We lose days", part="need"),
        does(server.port, demo, seller, "wheel/asks"),
        does(
            server.port, demo, driver, "wheel/acceptances", handover=str(Handover.objects.get().pk)
        ),
    ]
    server.killed()
    assert acknowledged == [204] * 5
    assert [cue.text for cue in session.cues.all()] == ["Show the alerts"]
    assert [one.evidence.words for one in session.captures.all()] == ["We lose days"]
    assert [(hold.person, hold.release) for hold in session.holds.all()] == [
        (sam, "handed-over"),
        (robin, ""),
    ]
    kinds = ["wheel", "cue", "capture", "handover", "wheel"]
    assert list(LiveEvent.objects.values_list("kind", flat=True)) == kinds


def test_open_streams_and_slow_readers_keep_no_server_from_stopping(
    cast: Cast, child: Callable[..., Child]
) -> None:
    _, session, _, sam = cast
    server = child()
    path = f"/live/sessions/{session.pk}/driver/?after=0"
    with opened(OpenPage(server.port, cookie_of(sam), path)) as (page,):
        assert server.stopped() < 4
        assert page.is_off.wait(2)


def test_a_download_that_nobody_reads_keeps_no_server_from_stopping(
    cast: Cast, child: Callable[..., Child]
) -> None:
    server = child()
    with socket.create_connection(("127.0.0.1", server.port)) as reading:
        reading.sendall(b"GET /large/3000/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        time.sleep(1.5)  # until its thread waits for the reader
        assert server.stopped() < GRACE_SECONDS + 3


def test_two_processes_tell_each_other(cast: Cast, child: Callable[..., Child]) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one process")
    _, session, _, sam = cast
    here, there = child(look_seconds=60), child(look_seconds=60)
    path = f"/live/sessions/{session.pk}/driver/?after=0"
    with opened(OpenPage(there.port, cookie_of(sam), path)) as (page,):
        time.sleep(0.5)  # the listener begins with the first stream
        told(here.port, session)
        page.waits_for(lambda p: p.last == 1, 3)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                "WHERE query IN ('LISTEN pacenotes_live', 'SELECT 1') AND pid <> pg_backend_pid() "
                "AND datname = current_database()"
            )
            assert cursor.fetchone()[0] >= 1
        time.sleep(2.5)  # it connects again
        told(here.port, session)
        page.waits_for(lambda p: p.last == 2, 3)
