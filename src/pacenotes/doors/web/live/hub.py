"""The hub: one in a process, it wakes for news and gives each open stream what is new to it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from django.db import close_old_connections

from pacenotes.doors.web.live.access import access_of
from pacenotes.doors.web.live.delivery import Delivery, Screens, deliver
from pacenotes.doors.web.live.listener import Listener
from pacenotes.doors.web.live.stream import Stream
from pacenotes.rooms.demos import actions, news
from pacenotes.rooms.demos.queries.standing_news import sessions_to_relight
from pacenotes.rooms.demos.queries.wheel import lapsed_sessions

LOOK_SECONDS = 2.0
"""As often it is looked who may still read what, and whether news went past."""
THREADS = 4

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class Watched:
    """A session on which streams are open. `heard` counts the news of it, `is_due` says that
    something may be new to a stream; `asking` are those that are about to be let in."""

    streams: set[Stream] = field(default_factory=set)
    asking: int = 0
    heard: int = 0
    is_due: bool = False
    delivery: asyncio.Task[None] | None = None


class Hub:
    """Streams by session. All of it but `in_thread`'s work runs in the server's loop."""

    def __init__(self, screens: Screens, look_seconds: float = LOOK_SECONDS) -> None:
        self._screens = screens
        self._look_seconds = look_seconds
        self._watched: dict[int, Watched] = {}
        self._by_person: Counter[int] = Counter()
        self._listener = Listener()
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="live")
        self._open = contextlib.ExitStack()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._looking: list[asyncio.Task[None]] = []
        self.is_closing = False

    def start(self) -> None:
        """Begin to listen and to look; nothing where that has begun."""
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
            self._open.enter_context(news.listening(self._hear))
            self._listener.start()
            for look in (self._look, self._look_around):
                self._looking.append(self._loop.create_task(self._repeat(look)))

    def end_streams(self) -> None:
        """End every stream, and let no other in."""
        self.is_closing = True
        for watched in self._watched.values():
            for stream in watched.streams:
                stream.end()

    async def stop(self) -> None:
        """Listen and look no longer."""
        self.end_streams()
        self._open.close()
        self._listener.stop()
        for looking in self._looking:
            looking.cancel()
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def in_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do what needs the database in one of a few threads, so that no stream holds one."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, lambda: _fresh(work, *args, **kwargs))

    @contextlib.contextmanager
    def asking(self, session_id: int) -> Iterator[Watched]:
        """Hear the news of a session while somebody asks to be let in."""
        watched = self._watched.setdefault(session_id, Watched())
        watched.asking += 1
        try:
            yield watched
        finally:
            watched.asking -= 1
            self._forget(session_id, watched)

    def streams_of(self, person_id: int) -> int:
        """How many streams somebody has open."""
        return self._by_person[person_id]

    def join(self, stream: Stream, *, is_behind: bool) -> None:
        """Let a stream in; `is_behind` where something is new to it already."""
        self._by_person[stream.person_id] += 1
        self._watched.setdefault(stream.seat.session_id, Watched()).streams.add(stream)
        if is_behind:
            self._wake(stream.seat.session_id)

    def leave(self, stream: Stream) -> None:
        """A stream's page has gone."""
        self._by_person[stream.person_id] -= 1
        self._by_person += Counter()  # without those who have none
        watched = self._watched.get(stream.seat.session_id)
        if watched is not None:
            watched.streams.discard(stream)
            self._forget(stream.seat.session_id, watched)

    def _forget(self, session_id: int, watched: Watched) -> None:
        if not watched.streams and not watched.asking:
            self._watched.pop(session_id, None)

    def _hear(self, session_id: int) -> None:
        """Called from whichever thread has the news."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake, session_id)

    def _wake(self, session_id: int) -> None:
        watched = self._watched.get(session_id)
        if watched is None:
            return
        watched.heard += 1
        watched.is_due = True
        if watched.delivery is None:
            task = asyncio.get_running_loop().create_task(self._deliver(session_id, watched))
            watched.delivery = task

    async def _deliver(self, session_id: int, watched: Watched) -> None:
        """Bring the session's streams up to date; what is heard meanwhile is one more round."""
        try:
            while watched.is_due and watched.streams:
                watched.is_due = False
                streams = list(watched.streams)
                waiting = [stream.waiting() for stream in streams]
                _give(streams, await self.in_thread(deliver, self._screens, session_id, waiting))
        except Exception:
            # The next look finds who is still behind.
            log.exception("What is new in a session couldn't be delivered")
        finally:
            watched.delivery = None

    async def _repeat(self, look: Callable[[], Awaitable[None]]) -> None:
        while True:
            await asyncio.sleep(self._look_seconds)
            try:
                await look()
            except Exception:
                log.exception("A look at the live sessions failed")

    async def _look(self) -> None:
        """End the streams of whoever may read no longer; wake for news that went past."""
        streams = [stream for watched in self._watched.values() for stream in watched.streams]
        if not streams:
            return
        access = await self.in_thread(access_of, {stream.seat for stream in streams})
        for stream in streams:
            person = access.of(stream.seat)
            if person is None or person.pk != stream.person_id:
                stream.drop()
        for session_id, watched in list(self._watched.items()):
            session = access.sessions.get(session_id)
            if session is None:
                continue
            is_over = session.ended_at is not None
            if is_over or any(stream.after < session.latest for stream in watched.streams):
                self._wake(session_id)

    async def _look_around(self) -> None:
        """By itself, because telling has to wait for whoever writes just now."""
        if self._watched:
            await self.in_thread(_tell_who_dropped_off)
            await self.in_thread(_tell_how_deals_stand)


def _give(streams: list[Stream], delivery: Delivery) -> None:
    for stream, text in zip(streams, delivery.texts, strict=True):
        if text is None:
            stream.drop()
            continue
        stream.give(text, delivery.latest)
        if delivery.is_over:
            stream.end()


def _tell_who_dropped_off() -> None:
    """Nothing happens when somebody drops off, so somebody has to look; told once by whichever
    process looks first."""
    for session_id in lapsed_sessions():
        actions.tell_lapsed(session_id=session_id)


def _tell_how_deals_stand() -> None:
    """What changes a deal's questions knows nothing of its demos, so somebody has to look for that
    too."""
    for session_id in sessions_to_relight():
        actions.tell_standing(session_id=session_id)


def _fresh(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Do it with a connection that isn't too old, as a page's thread would."""
    close_old_connections()
    try:
        return work(*args, **kwargs)
    finally:
        close_old_connections()
