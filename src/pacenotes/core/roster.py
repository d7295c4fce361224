"""Who is who on a call: each speaker's party, position and name, as far as they can be known."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from functools import cached_property

from pacenotes.core.positions import HouseSide, Position
from pacenotes.core.wording import Words


class Party(enum.StrEnum):
    """Whose side of the table somebody sits on."""

    OURS = "ours"
    THEIRS = "theirs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a call. `why` says what the party was known from."""

    name: str
    party: Party = Party.UNKNOWN
    position: Position | None = None
    title: str | None = None
    company: str | None = None
    email: str | None = None
    also: tuple[str, ...] = ()
    why: Words | None = None

    @property
    def is_sales(self) -> bool:
        """Whether this is one of ours in a sales position."""
        return self._is_ours_on(HouseSide.SALES)

    @property
    def is_technical(self) -> bool:
        """Whether this is one of ours in a technical position."""
        return self._is_ours_on(HouseSide.TECHNICAL)

    def _is_ours_on(self, side: HouseSide) -> bool:
        return self.party is Party.OURS and self.position is not None and self.position.side is side


@dataclass(frozen=True)
class Roster:
    """The people of a call, and which speaker label is whom.

    `labels` pairs a speaker label of the transcript with a position in `people`; a label that
    could be anybody ("Speaker 2", two people called Alex) is not in it.
    """

    people: tuple[Person, ...] = ()
    labels: tuple[tuple[str, int], ...] = ()

    def of(self, label: str | None) -> Person | None:
        """The person behind a speaker label; None where that can't be known."""
        return self._by_label.get(label) if label is not None else None

    @cached_property
    def _by_label(self) -> dict[str, Person]:
        return {label: self.people[at] for label, at in reversed(self.labels)}

    def party(self, label: str | None) -> Party:
        """The party of a speaker label, `UNKNOWN` where nobody said."""
        person = self.of(label)
        return person.party if person else Party.UNKNOWN

    @property
    def knows_parties(self) -> bool:
        """Whether at least one person of ours and one of theirs is known."""
        parties = {person.party for person in self.people}
        return Party.OURS in parties and Party.THEIRS in parties


_ROOM = re.compile(
    r"(?i)^(speaker|spk|participant|guest|caller|attendee|unknown|conference room|meeting room|"
    r"room|phone|dial-?in|user)[ _-]*\d*[a-z]?$|^(spk|ch)_\d+$|^\+?[\d() -]{6,}$|^[a-z]$"
)


def is_room_label(label: str) -> bool:
    """Whether a label names a microphone or a room ("Speaker 2", "+49 30 …") and no person."""
    return len(label) < 80 and _ROOM.match(label.strip()) is not None
