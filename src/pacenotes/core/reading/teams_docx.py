"""The transcript that Teams saves as a Word document."""

from __future__ import annotations

import datetime as dt
import re

from pacenotes.core.reading.clock import seconds
from pacenotes.core.reading.dates import day
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.headed_turns import first_head, say_headed_turns
from pacenotes.core.reading.source import Source
from pacenotes.core.transcript import Transcript

NAME = "teams-docx"
LABEL = "Teams DOCX"

LONGEST_HEADER = 60
"""Lines before the first turn: title, day, length, who started the transcription."""

_SWITCH = re.compile(r".{1,200} (?:started|stopped) transcription\.?")
_TIME = r"([0-9]{1,4}:[0-9]{1,2}:[0-9]{1,2}(?:\.[0-9]{1,6})?)"
_TIMES = re.compile(rf"{_TIME}\s*-->\s*{_TIME}")
_LENGTH = re.compile(r"(?:[0-9]{1,3}h ?)?(?:[0-9]{1,3}m ?)?(?:[0-9]{1,3}s)?")


def recognises(source: Source) -> bool:
    """Whether a Word file has turns under a name and a time, or under two times (until 2023)."""
    if not source.is_word_document:
        return False
    return (
        any(_TIMES.fullmatch(line) for line in source.head[:LONGEST_HEADER])
        or first_head(source.lines, LONGEST_HEADER) is not None
    )


def read(source: Source) -> Transcript:
    """One turn, one utterance; lines are the document's paragraphs and breaks in order."""
    draft = Draft(NAME)
    lines = [line.strip(" ") for line in source.lines]
    if any(_TIMES.fullmatch(line) for line in source.head[:LONGEST_HEADER]):
        _read_timed(draft, lines)
    else:
        begins = first_head(lines, LONGEST_HEADER) or 0
        for number, line in enumerate(lines[:begins], start=1):
            _read_header_line(draft, line, number)
        spoken = ["" if _SWITCH.fullmatch(line) else line for line in lines]
        say_headed_turns(draft, spoken, begins)
    return draft.transcript()


def _read_timed(draft: Draft, lines: list[str]) -> None:
    """`0:0:0.0 --> 0:0:3.4`, then a line with the name, then the words."""
    start = end = None
    name: str | None = None
    has_times = has_words = False
    for number, line in enumerate(lines, start=1):
        times = _TIMES.fullmatch(line.strip())
        if times is not None:
            start, end = seconds(_two_digits(times[1])), seconds(_two_digits(times[2]))
            name, has_times, has_words = None, True, False
        elif not line.strip():
            continue
        elif not has_times:
            _read_header_line(draft, line, number)
        elif name is None:
            name = line
        elif has_words:
            draft.go_on(line)
        else:
            draft.say(name, line, start, end, number)
            has_words = True


def _read_header_line(draft: Draft, line: str, number: int) -> None:
    if not line.strip() or _SWITCH.fullmatch(line) or _LENGTH.fullmatch(line):
        return
    found = day(line) if draft.held_on is None else None
    if isinstance(found, dt.date):
        draft.held_on = found
    elif found is not None:
        draft.problem(number, found)
    if draft.title is None:
        draft.title = line
    elif not isinstance(found, dt.date):
        draft.note(line)


def _two_digits(time: str) -> str:
    """`0:0:3.4` as `0:00:03.4`: a figure alone is below ten."""
    return ":".join(part if part[1:2].isdigit() else "0" + part for part in time.split(":"))
