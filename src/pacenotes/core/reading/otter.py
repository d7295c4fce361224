"""Otter's text export: a line `Name  0:03`, the words, a blank line."""

from __future__ import annotations

import datetime as dt

from pacenotes.core.reading.dates import day
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.headed_turns import first_head, say_headed_turns
from pacenotes.core.reading.people import people
from pacenotes.core.reading.source import Source
from pacenotes.core.transcript import Transcript

NAME = "otter"
LABEL = "Otter text"

LONGEST_HEADER = 60
"""Lines before the first turn: title, day, key words, speakers."""

_ADVERTISEMENT = "transcribed by https://otter.ai"


def recognises(source: Source) -> bool:
    """Whether a line of name and time stands near the beginning."""
    return source.json is None and first_head(source.lines, LONGEST_HEADER) is not None


def read(source: Source) -> Transcript:
    """One turn, one utterance with a start and no end."""
    draft = Draft(NAME)
    begins = first_head(source.lines, LONGEST_HEADER) or 0
    _read_header(draft, source.lines[:begins])
    lines = ["" if line.strip().lower() == _ADVERTISEMENT else line for line in source.lines]
    say_headed_turns(draft, lines, begins)
    return draft.transcript()


def _read_header(draft: Draft, lines: list[str]) -> None:
    section = ""
    for number, line in enumerate(map(str.strip, lines), start=1):
        if line.isupper() and line.rstrip(":") in ("SPEAKERS", "SUMMARY KEYWORDS", "KEYWORDS"):
            section = line.rstrip(":")
        elif line and section == "SPEAKERS":
            for one in people(line):
                draft.meet(one)
        elif line and draft.title is None and not section:
            draft.title = line
        elif line:
            found = day(line) if draft.held_on is None and not section else None
            if isinstance(found, dt.date):
                draft.held_on = found
            else:
                if found is not None:
                    draft.problem(number, found)
                draft.note(line)
