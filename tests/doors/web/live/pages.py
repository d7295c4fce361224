"""A page that is open on a stream, reading it as a browser does."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from django.test import Client

from pacenotes.rooms.people.models import Person


@dataclass(frozen=True)
class Heard:
    """An event as it came; `number` is None where it isn't its group's last."""

    number: int | None
    part: str
    kind: str
    html: str


class OpenPage:
    """Reads a stream in a thread, from event `after` on or from what its browser remembers."""

    def __init__(self, port: int, cookie: str, path: str, last: int | None = None) -> None:
        self.heard: list[Heard] = []
        self.is_off = threading.Event()
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        headers = {"Cookie": cookie} | ({} if last is None else {"Last-Event-ID": str(last)})
        self._connection.request("GET", path, headers=headers)
        self._answer = self._connection.getresponse()
        self.status = self._answer.status
        self.headers = self._answer.headers
        self.text = "" if self.status == 200 else self._answer.read().decode()
        if self.status == 200:
            self._thread = threading.Thread(target=self._read, daemon=True)
            self._thread.start()

    @property
    def numbers(self) -> list[int]:
        return [one.number for one in self.heard if one.number is not None]

    @property
    def last(self) -> int:
        return self.numbers[-1] if self.numbers else 0

    def waits_for(self, is_there: Callable[[OpenPage], object], seconds: float = 8) -> None:
        until = time.monotonic() + seconds
        while not is_there(self):
            assert time.monotonic() < until, (self.heard, self.is_off.is_set())
            time.sleep(0.01)

    def close(self) -> None:
        if self._connection.sock is not None:
            # Closing alone leaves it open to the answer, which still reads.
            with suppress(OSError):
                self._connection.sock.shutdown(socket.SHUT_RDWR)
            self._connection.sock.close()
        self._answer.close() if self.status != 200 else None

    def _read(self) -> None:
        try:
            number, data = None, ""
            for line in self._lines():
                if line.startswith("id: "):
                    number = int(line[4:])
                elif line.startswith("data: "):
                    data = line[6:]
                elif not line and data:
                    self._note(number, json.loads(data))
                    number, data = None, ""
        except (OSError, http.client.HTTPException, AttributeError, ValueError):
            pass
        finally:
            self.is_off.set()

    def _lines(self) -> Iterator[str]:
        while line := self._answer.readline():
            yield line.decode().rstrip("\n")

    def _note(self, number: int | None, told: dict[str, Any]) -> None:
        self.heard.append(Heard(number, told["part"], told["kind"], told["html"]))


def cookie_of(person: Person) -> str:
    browser = Client()
    browser.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return f"sessionid={browser.cookies['sessionid'].value}"


@contextmanager
def opened(*pages: OpenPage) -> Iterator[tuple[OpenPage, ...]]:
    try:
        yield pages
    finally:
        for page in pages:
            page.close()
