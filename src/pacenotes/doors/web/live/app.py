"""The application under `/live/`: lets a page's stream in, and writes it until either side ends."""

from __future__ import annotations

import asyncio
import contextlib
import re
from urllib.parse import parse_qs

from django.utils.translation import gettext as _

from pacenotes.doors.web.live.access import Seat, key_in
from pacenotes.doors.web.live.asgi import Receive, Scope, Send, answer
from pacenotes.doors.web.live.delivery import Screens
from pacenotes.doors.web.live.entrance import Asked, Entrance, Refused
from pacenotes.doors.web.live.hub import LOOK_SECONDS, Hub
from pacenotes.doors.web.live.stream import Stream
from pacenotes.doors.web.live.wire import KEEP_ALIVE, RETRY

LIVE = "/live/"
KEEP_ALIVE_SECONDS = 10.0
MOST_NUMBER = 2**31 - 1
"""No event has a larger number."""

MOST_STREAMS = 50
"""Streams of one person at once: pages, screens and phones, and some to spare."""

_ADDRESS = re.compile(r"/live/sessions/([0-9]{1,18})/([a-z][a-z-]{0,30})/")
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


class LiveStreams:
    """Answers `GET /live/sessions/<id>/<screen>/?after=<number>` with server-sent events.

    `Last-Event-ID`, which a browser sends when it asks again, counts before `after`; without
    either, what is new from now on is sent. A session that has ended and has nothing new answers
    204, at which a browser stops asking.
    """

    def __init__(self, screens: Screens, look_seconds: float = LOOK_SECONDS) -> None:
        self._hub = Hub(screens, look_seconds)
        self._entrance = Entrance(screens, self._hub.in_thread)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            asked = _asked(scope)
            if self._hub.is_closing:
                raise Refused(503, _("The server is stopping; ask again."))
            self._hub.start()
            with self._hub.asking(asked.seat.session_id) as watched:
                heard = watched.heard
                let_in = await self._entrance.let_in(asked)
                after = let_in.latest if asked.after is None else min(asked.after, let_in.latest)
                if let_in.is_over and after >= let_in.latest:
                    raise Refused(204)
                if self._hub.streams_of(let_in.person_id) >= MOST_STREAMS:
                    told = _("You have %(most)s live pages open: close one.")
                    raise Refused(429, told % {"most": MOST_STREAMS})
                stream = Stream(asked.seat, let_in.person_id, asked.screen, after)
                is_behind = after < let_in.latest or watched.heard != heard
                self._hub.join(stream, is_behind=is_behind)
        except Refused as refused:
            await answer(send, refused.status, refused.text)
            return
        try:
            await _send_on(stream, receive, send)
        finally:
            self._hub.leave(stream)

    def end_streams(self) -> None:
        """End every stream, because the server stops."""
        self._hub.end_streams()

    async def stop(self) -> None:
        """The server has stopped."""
        await self._hub.stop()


def _asked(scope: Scope) -> Asked:
    """What is asked for; `Refused`."""
    found = _ADDRESS.fullmatch(scope["path"])
    if found is None or int(found[1]) > 2**63 - 1:
        raise Refused(404, _("There is no such address."))
    if scope["method"] != "GET":
        raise Refused(405, _("A stream can only be read."))
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    asked = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=10).get("after", [""])
    after = headers.get(b"last-event-id", "") or asked[0]
    if after and not (after.isascii() and after.isdecimal() and len(after) < 11):
        raise Refused(400, _("“after” is the number of the last event that the page has."))
    cookies = "; ".join(v.decode("latin-1") for n, v in scope["headers"] if n == b"cookie")
    number = min(int(after), MOST_NUMBER) if after else None
    return Asked(Seat(key_in(cookies), int(found[1])), found[2], number)


async def _send_on(stream: Stream, receive: Receive, send: Send) -> None:
    """Write a stream until it is over or its page has gone."""
    await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": RETRY, "more_body": True})
    watching = asyncio.create_task(_watch(stream, receive))
    try:
        while (text := await stream.next(KEEP_ALIVE_SECONDS)) is not None:
            body = text or KEEP_ALIVE
            await send({"type": "http.response.body", "body": body, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching


async def _watch(stream: Stream, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.drop()
