"""A play of many live sessions at once: cues given and declined, lines dropped, a restart."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bench.deal_room.serving import CSRF
from bench.live import acting
from bench.live.screens import Screen
from bench.live.seed import Seeded

DROPPING = 0.2
"""The share of screens that lose their line once in a run."""
ANSWER_SECONDS = 2.0
"""After which a driver says no to a cue."""
PATIENCE_SECONDS = 20.0
"""For which the last cues are waited for."""


@dataclass
class Given:
    """A cue: when it was sent for the first and for the last time, and shown to the driver."""

    session: int
    sent_at: float
    tried_at: float = 0.0
    shown_at: float | None = None


@dataclass
class Played:
    """What became of a run; `restart` is when the server was stopped and was up again."""

    cues: list[Given] = field(default_factory=list)
    screens: list[Screen] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    restart: tuple[float, float] = (0.0, 0.0)


class Play:
    """A run of `seconds`, with `a_second` cues each second over all sessions."""

    def __init__(
        self, port: int, seeded: Sequence[Seeded], cookie_of: Callable[[str], str]
    ) -> None:
        self._port = port
        self._chance = random.Random(7)  # noqa: S311  # the same run each time, no secret
        self._played = Played()
        self._given: dict[int, Given] = {}
        self._answered: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._cookies = {one.session: [cookie_of(who) for who in one.team] for one in seeded}
        self._turns = self._chance.sample(list(self._cookies), len(self._cookies))
        self._demos = {one.session: one.demo for one in seeded}
        for one in seeded:
            for kind, cookie in zip(acting.SCREENS, self._cookies[one.session], strict=True):
                path = acting.stream(one.session, kind)
                screen = Screen(path, cookie, one.session, kind, self._shown)
                self._played.screens.append(screen)

    async def open(self) -> None:
        """Open every screen."""
        for screen in self._played.screens:
            self._start(screen.stay(self._port))
            await asyncio.sleep(0.002)
        while not all(screen.back_at for screen in self._played.screens):
            await asyncio.sleep(0.05)

    async def run(self, seconds: float, a_second: float, restart: Callable[[], None]) -> Played:
        """Play, restarting the server half-way, and close every screen."""
        drops = self._chance.sample(self._played.screens, int(len(self._played.screens) * DROPPING))
        for screen in drops:
            self._start(self._drop(screen, self._chance.uniform(0, seconds)))
        for session in self._cookies:
            self._start(self._beat(session))
        self._start(self._restart(seconds / 2, restart))
        begin = time.perf_counter()
        for number in itertools.count():
            at = begin + number / a_second
            if at > begin + seconds:
                break
            await asyncio.sleep(max(0.0, at - time.perf_counter()))
            self._start(self._give(number))
        until = time.perf_counter() + PATIENCE_SECONDS
        while not all(cue.shown_at for cue in self._given.values()):
            if time.perf_counter() > until:
                break
            await asyncio.sleep(0.1)
        await asyncio.sleep(1.0)
        for screen in self._played.screens:
            screen.leave()
        for task in tuple(self._tasks):
            task.cancel()
        self._played.cues = [self._given[number] for number in sorted(self._given)]
        return self._played

    async def _give(self, number: int) -> None:
        # In turn, so that nobody's budget of open cues is ever short.
        session = self._turns[number % len(self._turns)]
        given = self._given[number] = Given(session, time.perf_counter())
        path, body = acting.give(self._demos[session], number)
        while True:
            given.tried_at = time.perf_counter()
            try:
                return await self._post(path, body, self._cookies[session][1])
            except (OSError, asyncio.IncompleteReadError):
                await asyncio.sleep(0.5)

    def _shown(self, screen: Screen, part: bytes) -> None:
        """A part came to a screen; called by it."""
        if screen.kind != "driver":
            return
        now = time.perf_counter()
        for number in acting.shown(part):
            if self._given[number].shown_at is None:
                self._given[number].shown_at = now
        for cue in acting.answerable(part):
            if cue not in self._answered:
                self._answered.add(cue)
                self._start(self._decline(screen, cue))

    async def _decline(self, screen: Screen, cue: int) -> None:
        """What a driver's page does with a cue, and then the driver."""
        for answer, after in (("seen", 0.0), ("declined", ANSWER_SECONDS)):
            await asyncio.sleep(after)
            path, body = acting.answer(self._demos[screen.session], cue, answer)
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                await self._post(path, body, screen.cookie)

    async def _beat(self, session: int) -> None:
        """What a driver's page says as long as it is there."""
        await asyncio.sleep(self._chance.uniform(0, acting.BEAT_SECONDS))
        while True:
            path, body = acting.beat(self._demos[session])
            with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                await self._post(path, body, self._cookies[session][0])
            await asyncio.sleep(acting.BEAT_SECONDS)

    async def _drop(self, screen: Screen, after: float) -> None:
        await asyncio.sleep(after)
        screen.drop()

    async def _restart(self, after: float, restart: Callable[[], None]) -> None:
        await asyncio.sleep(after)
        began = time.perf_counter()
        await asyncio.to_thread(restart)
        self._played.restart = (began, time.perf_counter())

    async def _post(self, path: str, body: str, cookie: str) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Cookie: {cookie}\r\nX-CSRFToken: {CSRF}\r\nX-Live: 1\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
        )
        try:
            writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n{body}".encode())
            answer = await reader.readuntil(b"\r\n")
            status = int(answer.split(b" ")[1])
            if status >= 400:
                self._played.refused.append(f"{path} answered {status}")
        finally:
            writer.transport.abort()

    def _start(self, work: object) -> None:
        task: asyncio.Task[None] = asyncio.ensure_future(work)  # type: ignore[call-overload]  # coroutines all
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
