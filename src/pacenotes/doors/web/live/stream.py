"""One open stream: what waits to be sent on it."""

from __future__ import annotations

import asyncio

from pacenotes.doors.web.live.access import Seat
from pacenotes.doors.web.live.delivery import Waiting

MOST_WAITING_BYTES = 1024 * 1024
"""Who reads so slowly that more would wait is disconnected, and asks again from where it was."""


class Stream:
    """A stream of one screen; `after` is the number of the last event that it has been given, or
    that isn't for it. Lives in the server's loop alone."""

    def __init__(self, seat: Seat, person_id: int, screen: str, after: int) -> None:
        self.seat = seat
        self.person_id = person_id
        self.screen = screen
        self.after = after
        self.is_over = False
        self._waiting: list[bytes] = []
        self._bytes = 0
        self._has_news = asyncio.Event()

    def waiting(self) -> Waiting:
        """What it waits for."""
        return Waiting(self.seat, self.person_id, self.screen, self.after)

    def give(self, text: bytes, latest: int) -> None:
        """Send this, which goes up to event `latest`; too much for a slow reader ends it."""
        if self.is_over or latest <= self.after:
            return
        self.after = latest
        if self._waiting and self._bytes + len(text) > MOST_WAITING_BYTES:
            self.drop()
        elif text:
            self._waiting.append(text)
            self._bytes += len(text)
            self._has_news.set()

    def end(self) -> None:
        """End it after what waits already."""
        self.is_over = True
        self._has_news.set()

    def drop(self) -> None:
        """End it without what waits."""
        self._waiting.clear()
        self._bytes = 0
        self.end()

    async def next(self, seconds: float) -> bytes | None:
        """What is to be sent now, empty where nothing came for as long; None at its end."""
        if not self._has_news.is_set():
            try:
                async with asyncio.timeout(seconds):
                    await self._has_news.wait()
            except TimeoutError:
                return b""
        text = b"".join(self._waiting)
        self._waiting.clear()
        self._bytes = 0
        if text:
            if not self.is_over:
                self._has_news.clear()
            return text
        if self.is_over:
            return None
        self._has_news.clear()
        return b""
