"""What is new in a session, for each of its open streams: read and rendered in a thread."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils import timezone

from pacenotes.doors.web.live.access import Seat, signed_in
from pacenotes.doors.web.live.wire import Part, written
from pacenotes.rooms.demos.models import DemoSession, LiveEvent
from pacenotes.rooms.demos.rules.sessions import may_follow
from pacenotes.rooms.people.models import Person

log = logging.getLogger(__name__)


class State(Protocol):
    """All that the screens of a session show, and the session with its deal and team."""

    @property
    def session(self) -> DemoSession:
        """The session."""


class Screens(Protocol):
    """What screens there are and what they show; see `doors.web.demos.live.screens`."""

    def may_open(self, person: Person, session: DemoSession, screen: str) -> bool:
        """Whether this person may open this screen."""

    def parts_of(self, screen: str, kind: str) -> tuple[str, ...]:
        """The parts of a screen that an event of this kind changes."""

    def state_of(self, session_id: int) -> Any:
        """All that the screens show, loaded once."""

    def rendered(self, part: str, screen: str, state: Any, person: Person) -> str:
        """A part of a screen as this person sees it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A stream that waits for what comes after event `after`."""

    seat: Seat
    person_id: int
    screen: str
    after: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is new: `latest` is the number of the last event that was read, `is_over` whether the
    session has ended. For each stream its bytes, None where it isn't allowed any more."""

    latest: int
    is_over: bool
    texts: tuple[bytes | None, ...]


@dataclass(frozen=True, slots=True)
class _Event:
    number: int
    kind: str
    about: int
    readers: list[int] | None


def deliver(screens: Screens, session_id: int, waiting: Sequence[Waiting]) -> Delivery:
    """Read what is new once, and render it for each stream of this one session.

    Who may read is asked in the same breath, before anything is rendered. What a stream gets is
    each part as it is now, once, with the last event that changed it.
    """
    people = signed_in({one.seat.key for one in waiting})
    lowest = min(one.after for one in waiting)
    events = _events(session_id, lowest)
    # Read after the events, so that what is shown is no older than the number that is sent with it.
    state = screens.state_of(session_id)
    texts = _Texts(screens, state)
    return Delivery(
        events[-1].number if events else lowest,
        state.session.ended_at is not None,
        tuple(texts.of(one, people.get(one.seat.key), events) for one in waiting),
    )


def _events(session_id: int, after: int) -> list[_Event]:
    rows = LiveEvent.objects.filter(session=session_id, number__gt=after).order_by("number")
    told = rows.values_list("number", "kind", "about_id", "readers")
    return [_Event(number, kind, about, readers) for number, kind, about, readers in told]


class _Texts:
    """Renders what is new of one session, each part once a person."""

    def __init__(self, screens: Screens, state: State) -> None:
        self._screens = screens
        self._state = state
        self._rendered: dict[tuple[str, str, int], str] = {}

    def of(self, one: Waiting, person: Person | None, events: Iterable[_Event]) -> bytes | None:
        """The bytes for one stream, None where nobody is signed in any more or may follow. Where a
        part can't be rendered its stream is ended, and the others go on."""
        if person is None or person.pk != one.person_id:
            return None
        if not may_follow(person, self._state.session):
            return None
        try:
            return self._written(one, person, events)
        except Exception:
            log.exception("A part of the screen %s couldn't be rendered", one.screen)
            return None

    def _written(self, one: Waiting, person: Person, events: Iterable[_Event]) -> bytes:
        last: dict[str, _Event] = {}
        for event in events:
            is_read = event.readers is None or person.pk in event.readers
            if event.number > one.after and is_read:
                last |= dict.fromkeys(self._screens.parts_of(one.screen, event.kind), event)
        by_event: dict[int, list[Part]] = {}
        for part, event in last.items():
            html = self._html(part, one.screen, person)
            by_event.setdefault(event.number, []).append(Part(part, event.kind, event.about, html))
        return b"".join(written(number, by_event[number]) for number in sorted(by_event))

    def _html(self, part: str, screen: str, person: Person) -> str:
        key = (part, screen, person.pk)
        if key not in self._rendered:
            with timezone.override(person.time_zone or timezone.get_default_timezone()):
                self._rendered[key] = self._screens.rendered(part, screen, self._state, person)
        return self._rendered[key]
