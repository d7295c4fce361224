"""A request is taken in whole, and no larger than its address takes, before a thread is taken."""

from __future__ import annotations

import asyncio
import tempfile
from typing import IO

from django.utils.translation import gettext as _

from pacenotes.doors.web.live.asgi import Application, Message, Receive, Scope, Send, answer

MOST_BODY_BYTES = 34 * 1024 * 1024
"""No larger body is read; the pages themselves allow less and say so."""
MOST_IMPORT_BYTES = 202 * 1000 * 1000
"""The same for the one address to which tables are sent."""
IMPORT_ADDRESS = "/deals/imports/new/"
IN_MEMORY_BYTES = 1024 * 1024
"""A larger body waits on the disk."""
PIECE_BYTES = 256 * 1024
IDLE_SECONDS = 60.0
"""Who sends nothing of a body for as long has gone."""


class WholeRequests:
    """Hands requests on to `application` with their bodies there already.

    A slow sender so holds a connection and no thread. Answers 413 to a body that is larger than its
    address takes, by what it claims or by what comes, and 408 to one that stops coming.
    """

    def __init__(self, application: Application, idle: float = IDLE_SECONDS) -> None:
        self._application = application
        self._idle = idle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the request in, then hand it on."""
        headers = _unambiguous(scope["headers"])
        claimed = dict(headers).get(b"content-length", b"")
        if not claimed and b"transfer-encoding" not in dict(headers):
            await self._application({**scope, "headers": headers}, receive, send)
            return
        most = MOST_IMPORT_BYTES if scope["path"] == IMPORT_ADDRESS else MOST_BODY_BYTES
        if claimed and int(claimed) > most:
            await _too_large(send, most)
            return
        with tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES) as body:
            try:
                size = await self._take(receive, body, most)
            except _TooLarge:
                await _too_large(send, most)
                return
            except TimeoutError:
                words = _("The rest of what was sent didn't come. Nothing was kept; send it again.")
                await answer(send, 408, words, then_close=True)
                return
            if size is None:
                return
            body.seek(0)
            whole = {**scope, "headers": _sized(headers, size)}
            await self._application(whole, _read_from(body, size, receive), send)

    async def _take(self, receive: Receive, body: IO[bytes], most: int) -> int | None:
        """Put the body into a file; its bytes, None where the sender has hung up."""
        size = 0
        while True:
            async with asyncio.timeout(self._idle):
                message = await receive()
            if message["type"] != "http.request":
                return None
            piece = message.get("body", b"")
            size += len(piece)
            if size > most:
                raise _TooLarge
            if size > IN_MEMORY_BYTES:
                await asyncio.to_thread(body.write, piece)
            else:
                body.write(piece)
            if not message.get("more_body", False):
                return size


class _TooLarge(Exception):
    """More of a body came than its address takes."""


async def _too_large(send: Send, most: int) -> None:
    words = _("This address takes at most %(most)d MB at once. Nothing was kept.")
    await answer(send, 413, words % {"most": most // 1000**2}, then_close=True)


def _unambiguous(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Headers without those whose names have an underscore: to a page they would look like the ones
    with a hyphen, which a proxy in front sets or removes."""
    return [(name, value) for name, value in headers if b"_" not in name]


def _sized(headers: list[tuple[bytes, bytes]], size: int) -> list[tuple[bytes, bytes]]:
    framing = {b"content-length", b"transfer-encoding"}
    kept = [(name, value) for name, value in headers if name not in framing]
    return [*kept, (b"content-length", str(size).encode())]


def _read_from(body: IO[bytes], size: int, receive: Receive) -> Receive:
    """A `receive` that gives what is in the file, and then what the connection says."""
    left = size
    is_read = False

    async def read() -> Message:
        nonlocal left, is_read
        if is_read:
            return await receive()
        piece = body.read(PIECE_BYTES)
        left -= len(piece)
        is_read = left <= 0 or not piece
        return {"type": "http.request", "body": piece, "more_body": not is_read}

    return read
