"""The deal room as it is really served, and a browser's requests to it, timed."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from pacenotes.rooms.people.models import Person

CSRF = "b" * 32
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: a path, and for a POST its body."""

    path: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a request cost: milliseconds at the median and the 99th of a hundred, the server's CPU
    milliseconds each, and how many a second were answered."""

    p50: float
    p99: float
    cpu: float
    a_second: float


@dataclass(frozen=True, slots=True)
class Server:
    """A running `pacenotes up`."""

    port: int
    pid: int

    def cpu_ms(self) -> float:
        """Milliseconds of CPU that the process has used."""
        told = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) * 1000 / TICKS

    def resident_mb(self) -> float:
        """MiB of memory in RAM."""
        told = Path(f"/proc/{self.pid}/status").read_text("ascii")
        found = re.search(r"VmRSS:\s+(\d+)", told)
        return int(found.group(1)) / 1024 if found else 0.0


@contextlib.contextmanager
def served() -> Iterator[Server]:
    """The server on a free port, with this process's data folder and database."""
    command = [sys.executable, "-m", "pacenotes.doors.cli.main", "up", "--port", "0"]
    with subprocess.Popen(
        [*command, "--no-browser", "--no-sample"], stdout=subprocess.PIPE, text=True
    ) as process:
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r"127\.0\.0\.1:(\d+)", line)
        if found is None:
            process.terminate()
            raise RuntimeError(f"the server didn't start: {line}")
        try:
            yield Server(int(found.group(1)), process.pid)
        finally:
            process.terminate()


def signed_in(email: str) -> str:
    """The Cookie header of a browser in which this person is signed in."""
    person = Person.objects.get(email=email)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return f"sessionid={session.session_key}; csrftoken={CSRF}"


def measured(server: Server, cookie: str, asked: Sequence[Asked], connections: int) -> Answered:
    """Requests sent in order over a number of connections at once, a first few unmeasured."""
    _send(server.port, cookie, asked[: min(3, len(asked))])
    shares = [asked[at::connections] for at in range(connections)]
    cpu, began = server.cpu_ms(), time.perf_counter()
    with ThreadPoolExecutor(connections) as pool:
        runs = pool.map(lambda share: _send(server.port, cookie, share), shares)
        times = sorted(seconds for run in runs for seconds in run)
    took = time.perf_counter() - began
    return Answered(
        statistics.median(times) * 1000,
        times[min(len(times) - 1, int(len(times) * 0.99))] * 1000,
        (server.cpu_ms() - cpu) / len(asked),
        len(asked) / took,
    )


def _send(port: int, cookie: str, asked: Sequence[Asked]) -> list[float]:
    browser = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": cookie, "X-CSRFToken": CSRF}
    times = []
    for one in asked:
        began = time.perf_counter()
        if one.body:
            form = {"Content-Type": "application/x-www-form-urlencoded"}
            browser.request("POST", one.path, one.body, headers | form)
        else:
            browser.request("GET", one.path, headers=headers)
        answer = browser.getresponse()
        answer.read()
        times.append(time.perf_counter() - began)
        if answer.status >= 400:
            raise RuntimeError(f"{one.path} answered {answer.status}")
    browser.close()
    return times
