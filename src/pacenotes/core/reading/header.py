"""What stands above the first word: title, day, participants, and the rest kept as notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from pacenotes.core.reading.clean import tidy
from pacenotes.core.reading.dates import day
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.labels import labelled
from pacenotes.core.reading.markdown import bullet, plain
from pacenotes.core.reading.people import people, person
from pacenotes.core.reading.turn_line import Line
from pacenotes.core.transcript import Participant
from pacenotes.core.wording import N_, words

_DAY = frozenset(
    {"date", "call date", "meeting date", "held on", "recorded on", "recorded", "date & time",
     "date and time", "date/time", "when"}
)  # fmt: skip
_PEOPLE = frozenset(
    {"participants", "attendees", "speakers", "participant", "attendee", "present",
     "in attendance", "call participants", "meeting participants", "people", "who", "invited"}
)  # fmt: skip
_TITLE = frozenset({"title", "meeting title", "call title", "subject", "topic", "meeting"})
_OTHER = frozenset(
    {"time", "duration", "length", "location", "call id", "id", "meeting id", "call type", "type",
     "outcome", "result", "stage", "deal", "deal stage", "account", "company", "customer",
     "prospect", "opportunity", "product", "recording", "transcript", "link", "url", "language",
     "host", "organizer", "organiser", "agenda", "context", "background", "scenario", "goal",
     "objective", "industry", "source", "status", "version", "author", "platform", "format",
     "notes", "call", "keywords", "summary", "summary keywords", "meeting details"}
)  # fmt: skip
LONGEST_LIST = 500_000
"""Characters of one line of participants; 10,000 of them fit."""

_KEYS = _DAY | _PEOPLE | _TITLE | _OTHER


def is_header_key(name: str) -> bool:
    """Whether `name` is what headers write before a colon."""
    return name.strip("*_ ").lower() in _KEYS


def is_people_key(name: str) -> bool:
    """Whether a list of participants follows `name`."""
    return name.strip("*_ ").lower() in _PEOPLE


class Header:
    """Reads the lines above the speech into a draft."""

    def __init__(self, draft: Draft, words_of: Callable[[str], str]) -> None:
        self._draft = draft
        self._words_of = words_of
        self._lists_people = False
        self._people_block = -1

    @classmethod
    def read(
        cls, draft: Draft, lines: Sequence[Line], words_of: Callable[[str], str] = plain
    ) -> None:
        """Title, day and participants into `draft`; what else is written there as notes."""
        header = cls(draft, words_of)
        for at, line in enumerate(lines):
            header._read_line(line, is_first=at == 0)
        if draft.held_on is None and draft.title is not None:
            header._hold_on(draft.title, None)

    @classmethod
    def known_names(cls, lines: Sequence[Line]) -> frozenset[str]:
        """Participants' names and first names, to know their words by."""
        draft = Draft("")
        cls.read(draft, lines)
        return frozenset(_names(draft.participants))

    def _read_line(self, line: Line, *, is_first: bool) -> None:
        text = self._words_of(line.text).strip()
        if line.is_rule:
            self._lists_people = False
        elif line.heading is not None:
            self._read_heading(line, is_first=is_first)
        elif self._read_key(line, bullet(line.text) or line.text) or self._read_people(line):
            return
        elif is_people_key(text.rstrip(":")):
            self._lists_people, self._people_block = True, line.block
        elif is_first and bullet(line.text) is None:
            self._draft.title = _without_suffix(text)
        else:
            self._lists_people = False
            if self._draft.held_on is None and len(text) < 80:
                self._hold_on(text, line.number)
            self._draft.note(text)

    def _read_heading(self, line: Line, *, is_first: bool) -> None:
        title = line.heading or ""
        self._lists_people = is_people_key(title.rstrip(":"))
        self._people_block = line.block
        is_top = line.text.startswith("# ")
        if (is_first or is_top) and self._draft.title is None:
            self._draft.title = _without_suffix(title)

    def _read_key(self, line: Line, text: str) -> bool:
        """Whether the line is a key and its value; then they are read."""
        if line.turn is not None and line.turn.name is not None:
            key, value = line.turn.name, line.turn.text
        else:
            found = labelled(self._words_of(text))
            if found is None:
                return False
            key, value = found
        key = key.strip("*_ ").lower()
        if key not in _KEYS:
            return False
        self._lists_people = key in _PEOPLE and not value
        self._people_block = line.block
        if key in _PEOPLE:
            self._meet(self._words_of(value), line.number)
        elif key in _DAY:
            self._hold_on(self._words_of(value), line.number)
        elif key in _TITLE and self._draft.title is None:
            self._draft.title = self._words_of(value)
        else:
            self._draft.note(self._words_of(line.text))
        return True

    def _read_people(self, line: Line) -> bool:
        """A bullet is one person; other lines list several, and end with their paragraph."""
        if not self._lists_people:
            return False
        entry = bullet(line.text)
        if entry is not None:
            self._draft.meet(person(self._words_of(entry)))
            return True
        if line.block > self._people_block + 1:
            return False
        self._people_block = line.block
        self._meet(self._words_of(line.text), line.number)
        return True

    def _meet(self, names: str, line: int) -> None:
        if len(names) > LONGEST_LIST:
            self._draft.problem(line, words(N_("the list of participants is too long to be read")))
            return
        for one in people(names):
            self._draft.meet(one)

    def _hold_on(self, text: str, line: int | None) -> None:
        found = day(text)
        if isinstance(found, dt.date):
            self._draft.held_on = self._draft.held_on or found
        elif found is not None:
            self._draft.problem(line, found)


def _names(participants: Iterable[Participant]) -> Iterable[str]:
    for one in participants:
        yield one.name
        yield one.name.split()[0]


def _without_suffix(title: str) -> str:
    """Google names its document "Weekly – 2024/01/22 10:00 GMT – Transcript"."""
    return tidy(title).removesuffix("Transcript").rstrip(" –-") or tidy(title)
