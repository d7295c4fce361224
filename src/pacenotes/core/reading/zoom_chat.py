"""The chat that Zoom saves beside a recording: time, name and message, parted by tabs."""

from __future__ import annotations

import re

from pacenotes.core.reading.clean import excerpt
from pacenotes.core.reading.clock import seconds
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.source import Source
from pacenotes.core.transcript import Transcript
from pacenotes.core.wording import N_, words

NAME = "zoom-chat"
LABEL = "Zoom chat"

_TIME = r"([0-9]{1,2}:[0-9]{2}:[0-9]{2})"
_TABBED = re.compile(rf"{_TIME}\t([^\t]{{1,200}}):\t(.*)")
# "From Alex Doe to Everyone:", with the message behind it or on the next line.
_FROM = re.compile(rf"{_TIME}[\t ]{{1,4}}From[\t ]{{1,4}}([^\t:]{{1,200}}):(.*)")
_TO = re.compile(r" +to +[^:]{1,100}$", re.IGNORECASE)


def recognises(source: Source) -> bool:
    """Whether the first line is a message."""
    first = source.head[0] if source.head else ""
    return bool(_TABBED.match(first) or _FROM.match(first))


def read(source: Source) -> Transcript:
    """One message, one utterance with a start and no end; a message may have many lines."""
    draft = Draft(NAME)
    head: tuple[str, float | None, int] | None = None
    message: list[str] = []
    for number, line in enumerate(source.lines, start=1):
        found = (_TABBED.match(line) or _FROM.match(line)) if line[:1].isdigit() else None
        if found is not None:
            _say(draft, head, message)
            head, message = (_sender(found), seconds(found[1]), number), [found[3]]
        elif head is not None:
            message.append(line)
        elif line.strip():
            why = N_("stands before the first message, so it is left out: “{said}”")
            draft.problem(number, words(why, said=excerpt(line)))
    _say(draft, head, message)
    return draft.transcript()


def _sender(found: re.Match[str]) -> str:
    name: str = found[2].strip()
    return _TO.sub("", name) if found.re is _FROM else name


def _say(draft: Draft, head: tuple[str, float | None, int] | None, message: list[str]) -> None:
    if head is not None:
        draft.say(head[0], "\n".join(message), head[1], None, head[2])
