"""Screens as browsers keep them open: each has one stream, and asks again when it has lost it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

RETRY_SECONDS = 1.0
"""What the streams tell browsers to wait before they ask again."""

Shown = Callable[["Screen", bytes], None]


@dataclass(eq=False)
class Screen:
    """One person's screen. `numbers` are the events it was told of, in the order in which they
    came; `lost_at` and `back_at` when it lost its line and had it again."""

    path: str
    cookie: str
    session: int
    kind: str
    on_part: Shown
    numbers: list[int] = field(default_factory=list)
    lost_at: list[float] = field(default_factory=list)
    back_at: list[float] = field(default_factory=list)
    is_wanted: bool = True
    _writer: asyncio.StreamWriter | None = None

    async def stay(self, port: int) -> None:
        """Keep the stream open until nobody wants it any more."""
        while self.is_wanted:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, ValueError):
                await self._read(port)
            if len(self.lost_at) < len(self.back_at):
                self.lost_at.append(time.perf_counter())
            if self.is_wanted:
                await asyncio.sleep(RETRY_SECONDS)

    def drop(self) -> None:
        """Lose the line, as a laptop that changes its network."""
        if self._writer is not None:
            self._writer.transport.abort()

    def leave(self) -> None:
        """Close the page."""
        self.is_wanted = False
        self.drop()

    def was_away(self, begin: float, end: float) -> bool:
        """Whether it had no line at some time between the two."""
        ends = [*self.back_at[1:], float("inf")]
        outages = zip(self.lost_at, ends, strict=False)
        return any(lost < end and back > begin for lost, back in outages)

    async def _read(self, port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        self._writer = writer
        try:
            last = f"Last-Event-ID: {self.numbers[-1]}\r\n" if self.numbers else ""
            head = f"GET {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {self.cookie}\r\n{last}"
            writer.write(f"{head}\r\n".encode())
            answer = await reader.readuntil(b"\r\n\r\n")
            if not answer.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(f"{self.path}: {answer[:40]!r}")
            self.back_at.append(time.perf_counter())
            async for event in _events(reader):
                self._take(event)
        finally:
            writer.transport.abort()

    def _take(self, event: bytes) -> None:
        for line in event.split(b"\n"):
            if line.startswith(b"id: "):
                self.numbers.append(int(line[4:]))
        if b"data: " in event:
            self.on_part(self, event)


async def _events(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    """The events in a chunked body."""
    waiting = b""
    while True:
        size = int(await reader.readuntil(b"\r\n"), 16)
        piece = await reader.readexactly(size + 2)
        if size == 0:
            return
        *events, waiting = (waiting + piece[:-2]).split(b"\n\n")
        for event in events:
            yield event
