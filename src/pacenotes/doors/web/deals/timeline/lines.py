"""A deal's events as its page tells them: who did what, when, and what was what before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pacenotes.core.telling.happenings import Piece, fields_in, pieces, sentence
from pacenotes.doors.web.deals.places import Places, Ref
from pacenotes.doors.web.deals.timeline.names import Names
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.queries.own_events import flat
from pacenotes.rooms.deals.queries.timeline import timeline_of
from pacenotes.rooms.history.models import Event

NEWEST = 20
"""Events of the part that a deal's page shows."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field, and from what to what it changed; `was` is empty for what is new."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Line:
    """Something that happened: a sentence in pieces, the address of what it happened to, and what
    changed."""

    id: int
    at: dt.datetime
    pieces: tuple[Piece, ...]
    address: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lines, the newest first; `older` is the event before which it goes on, None at the end."""

    lines: tuple[Line, ...]
    older: int | None


def timeline_part(deal: Deal, before: int | None = None, most: int = NEWEST) -> Timeline:
    """What happened on a deal, for `deals/timeline/part.html`: its newest, or those before one.

    In a dozen and a half queries at most, however many there are.
    """
    stretch = timeline_of(deal, before, most)
    told = _Told(deal, stretch.events)
    return Timeline(tuple(told.line(event) for event in stretch.events), stretch.older)


class _Told:
    """Tells events, with everything that they name looked up once for all."""

    def __init__(self, deal: Deal, events: Sequence[Event]) -> None:
        self._names = Names(deal, events)
        self._places = Places.of(map(_ref, events))

    def line(self, event: Event) -> Line:
        """One event."""
        told = sentence(event.verb, event.about_type, _)
        used = fields_in(told)
        values = {
            "who": event.by.name if event.by else _("Pacenotes"),
            "thing": self._names.thing(event),
            "verb": event.verb.replace("_", " "),
        }
        before, after = flat(event.before), flat(event.after)
        for name in used - set(values):
            was = name.removeprefix("was_")
            told_of = before if was != name or name not in after else after
            values[name] = self._names.value(event, was, told_of.get(was))
        return Line(
            event.pk,
            event.at,
            pieces(told, values),
            self._address(event),
            tuple(self._changes(event, used)),
        )

    def _address(self, event: Event) -> str:
        """Where the thing stands; empty for the deal itself, and for what is no more."""
        if event.about_type == "deal" or not self._names.is_there(event):
            return ""
        return self._places.address(_ref(event))

    def _changes(self, event: Event, used: set[str]) -> Iterator[Change]:
        before, after = flat(event.before), flat(event.after)
        for name in dict.fromkeys((*before, *after)):
            if name in used or name in UNTOLD or (event.about_type, name) in UNTOLD_OF:
                continue
            was = self._names.value(event, name, before.get(name))
            now = self._names.value(event, name, after.get(name))
            if was != now and (was or now != self._names.thing(event)):
                yield Change(self._names.label(event, name), was, now)


UNTOLD = {"version", "sha256", "import", "deal", "line", "listener_version", "on", "evidence"}
"""What an event holds for machines alone."""

UNTOLD_OF = {
    ("evidence", "question"),
    ("evidence", "part"),
    ("answer", "question"),
    ("answer", "part"),
    ("input", "about"),
    ("input", "credits"),
    ("deal", "question"),
    ("gaterequest", "state"),
    ("gaterequest", "kind"),
    ("demo", "changed"),
    ("demo", "meeting"),
    ("demo", "request"),
    ("technicalquestion", "state"),
    ("technicalquestion", "call"),
    ("call", "speaker"),
}
"""What the sentence or the thing's name says already."""


def _ref(event: Event) -> Ref:
    return Ref(event.about_type, event.about_id, event.deal_id)
