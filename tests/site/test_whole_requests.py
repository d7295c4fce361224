"""A request is whole, and no larger than its address takes, before anybody is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from pacenotes.site.whole_requests import (
    IMPORT_ADDRESS,
    IN_MEMORY_BYTES,
    MOST_BODY_BYTES,
    MOST_IMPORT_BYTES,
    WholeRequests,
)


class Asked:
    """What the application was asked, and what was answered."""

    def __init__(self) -> None:
        self.headers: list[tuple[bytes, bytes]] | None = None
        self.body = b""
        self.sent: list[Mapping[str, Any]] = []

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.headers = scope["headers"]
        has_more = True
        while has_more:
            message = await receive()
            if message["type"] != "http.request":
                break
            self.body += message["body"]
            has_more = message["more_body"]


def ask(headers: dict[str, str], pieces: Iterable[bytes | None], path: str = "/sign-in/") -> Asked:
    """Send a request in pieces; a None among them never comes."""
    asked, left = Asked(), list(pieces)

    async def receive() -> dict[str, Any]:
        if not left:
            return {"type": "http.disconnect"}
        piece = left.pop(0)
        if piece is None:
            await asyncio.sleep(30)
        return {"type": "http.request", "body": piece, "more_body": bool(left)}

    async def send(message: Mapping[str, Any]) -> None:
        asked.sent.append(message)

    told = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "path": path, "headers": told}
    asyncio.run(WholeRequests(asked, idle=0.1)(scope, receive, send))
    return asked


@pytest.mark.parametrize("size", [0, 5, IN_MEMORY_BYTES + 1, 3 * IN_MEMORY_BYTES])
def test_a_body_arrives_whole_and_its_size_is_said(size: int) -> None:
    body = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    pieces = [body[at : at + 60_000] for at in range(0, size, 60_000)] or [b""]
    for headers in ({"content-length": str(size)}, {"transfer-encoding": "chunked"}):
        asked = ask(headers, pieces)
        assert asked.body == body
        assert asked.headers == [(b"content-length", str(size).encode())]


def test_a_request_without_a_body_goes_straight_on() -> None:
    asked = ask({"host": "x", "x_forwarded_proto": "https"}, [b""])
    assert asked.headers == [(b"host", b"x")], "what a page can't tell from a proxy's is dropped"


@pytest.mark.parametrize(
    ("path", "most"), [("/sign-in/", MOST_BODY_BYTES), (IMPORT_ADDRESS, MOST_IMPORT_BYTES)]
)
def test_a_body_that_claims_too_much_is_refused_unread(path: str, most: int) -> None:
    asked = ask({"content-length": str(most + 1)}, [None], path)
    assert asked.status == 413
    assert (b"connection", b"close") in asked.sent[0]["headers"]
    assert asked.headers is None


def test_a_body_that_claims_nothing_is_counted() -> None:
    piece = b"x" * 1024 * 1024
    asked = ask({"transfer-encoding": "chunked"}, [piece] * 35)
    assert asked.status == 413
    assert asked.headers is None


def test_a_body_that_stops_coming_is_given_up() -> None:
    asked = ask({"content-length": "10"}, [b"12345", None])
    assert asked.status == 408
    assert asked.headers is None


def test_who_hangs_up_is_answered_nothing() -> None:
    asked = ask({"content-length": "10"}, [])
    assert asked.sent == []
    assert asked.headers is None
