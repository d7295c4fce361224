"""The server that `pacenotes up` runs: uvicorn, without connections on which nothing happens."""

from __future__ import annotations

import asyncio
import gc
import socket
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

GRACE_SECONDS = 5
"""What is under way when the server is told to stop has as long to come to its end."""
IDLE_SECONDS = 60.0
"""A connection whose request's head doesn't come, or whose answer nobody takes, is closed."""
MOST_NEW_OBJECTS = 20_000
"""Objects made since the last search for garbage. A page makes thousands, and nearly all of them
go when it is done; Python's own 700 has each page searched through a dozen times."""


def serve(application: Any, listening: socket.socket) -> None:
    """Serve an ASGI application on a socket that listens, until a signal; then the signal's handler
    of before is called, as if the signal had come only then."""
    _leave_alone_what_stays()
    server_of(application).run(sockets=[listening])


def _leave_alone_what_stays() -> None:
    """Keep garbage collection off what was loaded, all of which stays as long as the server."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(MOST_NEW_OBJECTS, *gc.get_threshold()[1:])


def server_of(application: Any) -> Server:
    """The server of an ASGI application that can `end_streams()`."""
    config = uvicorn.Config(
        application,
        http=Connection,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        # Django reads what a proxy says, where the settings say that there is one.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    return Server(config)


class Server(uvicorn.Server):
    """Uvicorn, which ends open streams before it waits for what is under way."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop listening, let what is under way end."""
        self.config.app.end_streams()  # type: ignore[union-attr]  # see `server_of`
        await super().shutdown(sockets)


class Connection(H11Protocol):
    """A connection that is closed where its other side does nothing for too long: uvicorn itself
    waits for ever for a request's head, and for somebody to read."""

    _idle: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None
    _heard_at = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn
        """Begin to watch."""
        super().connection_made(transport)
        self._heard_at = self.loop.time()
        self._idle = self.loop.call_later(IDLE_SECONDS, self._close_if_idle)

    def data_received(self, data: bytes) -> None:
        """Take what came."""
        self._heard_at = self.loop.time()
        super().data_received(data)

    def pause_writing(self) -> None:
        """The other side doesn't take what is sent."""
        super().pause_writing()
        self._unread = self.loop.call_later(IDLE_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """The other side takes it."""
        super().resume_writing()
        if self._unread is not None:
            self._unread.cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        """Watch no longer."""
        for timer in (self._idle, self._unread):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def _close_if_idle(self) -> None:
        # Before the first request there is no cycle, whatever its type says.
        is_asking = bool(self.cycle) and not self.cycle.response_complete
        left = self._heard_at + IDLE_SECONDS - self.loop.time()
        if left <= 0 and not is_asking:
            self.transport.close()
        else:
            after = IDLE_SECONDS if left <= 0 else left
            self._idle = self.loop.call_later(after, self._close_if_idle)
