"""The application as an ASGI server calls it: streams under `/live/`, pages everywhere else."""

from __future__ import annotations

from typing import Any, cast

from a2wsgi import WSGIMiddleware
from django.urls import get_resolver

from pacenotes.doors.web.live.asgi import Application, Receive, Scope, Send
from pacenotes.site.whole_requests import WholeRequests
from pacenotes.site.wsgi import application as pages

from pacenotes.doors.web.demos.live import screens  # isort: skip  # Django has to be set up first
from pacenotes.doors.web.live.app import LIVE, LiveStreams  # isort: skip  # the same

THREADS = 8
UNREAD_PIECES = 1024
"""Pieces of a page that wait for a slow reader while the thread goes on to the next request. A page
is one piece, a static file one each 8 KiB; a large table may wait in its thread."""


class Site:
    """Streams and pages; a server runs one in a process."""

    def __init__(self, live: LiveStreams) -> None:
        # The two libraries call the same things by other types.
        in_threads = WSGIMiddleware(
            cast("Any", pages), workers=THREADS, send_queue_size=UNREAD_PIECES
        )
        self._pages = WholeRequests(cast("Application", in_threads))
        self._live = live

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or live through the server's start and stop."""
        if scope["type"] == "lifespan":
            await self._live_through(receive, send)
        elif scope["type"] == "http" and scope["path"].startswith(LIVE):
            await self._live(scope, receive, send)
        elif scope["type"] == "http":
            await self._pages(scope, receive, send)

    async def _live_through(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                await self._live.stop()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return

    def end_streams(self) -> None:
        """End every stream, so that none keeps the server from stopping; their pages ask again."""
        self._live.end_streams()


application = Site(LiveStreams(screens))
# Every page is loaded before the first is asked for: after a restart many are, all at once.
_ = get_resolver().url_patterns
