"""Who is let in to a stream: asked for all who ask at the same time at once, because after a
restart every page does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pacenotes.doors.web.live.access import Access, Seat, access_of
from pacenotes.doors.web.live.delivery import Screens


class Refused(Exception):
    """No stream: the status and the line of text that say why."""

    def __init__(self, status: int, text: str = "") -> None:
        super().__init__(text)
        self.status = status
        self.text = text


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks for; `after` is the last event it has, None where it says none."""

    seat: Seat
    screen: str
    after: int | None


@dataclass(frozen=True, slots=True)
class LetIn:
    """Who is let in, how far the session has come, and whether it has ended."""

    person_id: int
    latest: int
    is_over: bool


Answers = list[LetIn | Refused]
InThread = Callable[..., Awaitable[Answers]]


class Entrance:
    """Answers who asks, in a thread; who asks meanwhile is answered together after that. Lives in
    the server's loop."""

    def __init__(self, screens: Screens, in_thread: InThread) -> None:
        self._screens = screens
        self._in_thread = in_thread
        self._waiting: list[tuple[Asked, asyncio.Future[LetIn]]] = []
        self._answering: asyncio.Task[None] | None = None

    async def let_in(self, asked: Asked) -> LetIn:
        """Who that is, where they may have the screen; `Refused`."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[LetIn] = loop.create_future()
        self._waiting.append((asked, answer))
        if self._answering is None:
            self._answering = loop.create_task(self._answer())
        return await answer

    async def _answer(self) -> None:
        try:
            while self._waiting:
                waiting, self._waiting = self._waiting, []
                await self._answer_these(waiting)
        finally:
            self._answering = None

    async def _answer_these(self, waiting: list[tuple[Asked, asyncio.Future[LetIn]]]) -> None:
        try:
            found = await self._in_thread(answers, self._screens, [asked for asked, _a in waiting])
        except Exception as error:
            # Each of those who asked fails with it, and whoever asks next is asked for anew.
            found = [error] * len(waiting)  # type: ignore[list-item]
        for (_asked, answer), came_to in zip(waiting, found, strict=True):
            if answer.done():
                continue
            if isinstance(came_to, LetIn):
                answer.set_result(came_to)
            else:
                answer.set_exception(came_to)


def answers(screens: Screens, asked: Sequence[Asked]) -> Answers:
    """Who is let in, in the order in which they ask."""
    access = access_of({one.seat for one in asked})
    return [_answer_to(one, access, screens) for one in asked]


def _answer_to(asked: Asked, access: Access, screens: Screens) -> LetIn | Refused:
    if asked.seat.key not in access.people:
        return Refused(401, _("Sign in first."))
    person = access.of(asked.seat)
    if person is None:
        return Refused(404, _("There is no such session."))
    session = access.sessions[asked.seat.session_id]
    if not screens.may_open(person, session, asked.screen):
        return Refused(403, _("This screen isn't yours to open; the session's page has yours."))
    return LetIn(person.pk, session.latest, session.ended_at is not None)
