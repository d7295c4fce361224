"""Turns under a line of name and time, `Alex Doe   0:03`, as Otter and Teams write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pacenotes.core.reading.clock import CLOCK, seconds
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.labels import LONGEST, is_name

_CLOCK = re.compile(CLOCK)


def name_and_time(lines: Sequence[str], at: int) -> tuple[str, float] | None:
    """The name and the seconds that the line at `at` heads a turn with, else `None`.

    With a single space between them it must also read like a heading: after a blank line, and
    with a name; "let's meet at 10:30" is a sentence.
    """
    line = lines[at].strip()
    parts = line.rsplit(None, 1)
    if len(parts) != 2 or len(parts[0]) > LONGEST or not _CLOCK.fullmatch(parts[1]):
        return None
    name, time = parts[0], seconds(parts[1])
    if time is None or not any(map(str.isalnum, name)):
        return None
    gap = line[len(name) : len(line) - len(parts[1])]
    if gap == " " and not (is_name(name) and (at == 0 or not lines[at - 1].strip())):
        return None
    return name, time


def first_head(lines: Sequence[str], most: int) -> int | None:
    """Where among the first `most` lines the first turn with words under it begins."""
    for at in range(min(most, len(lines) - 1)):
        if name_and_time(lines, at) and any(map(str.strip, lines[at + 1 : at + 3])):
            return at
    return None


def say_headed_turns(draft: Draft, lines: Sequence[str], begins: int) -> None:
    """Every turn from line `begins` (from 0) on; blank lines don't end one."""
    head: tuple[str, float] | None = None
    has_words = False
    for at in range(begins, len(lines)):
        line = lines[at].strip()
        if not line:
            continue
        found = name_and_time(lines, at) if line[-1].isdigit() else None
        if found is not None:
            head, has_words = found, False
        elif has_words:
            draft.go_on(line)
        elif head is not None:
            draft.say(head[0], line, head[1], None, at + 1)
            has_words = True
