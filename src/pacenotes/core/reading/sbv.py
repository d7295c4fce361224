"""YouTube's SBV: two times parted by a comma, then the words."""

from __future__ import annotations

import re

from pacenotes.core.reading.captions import Caption, say_captions
from pacenotes.core.reading.clean import excerpt
from pacenotes.core.reading.clock import seconds
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.source import Source
from pacenotes.core.transcript import Transcript
from pacenotes.core.wording import N_, words

NAME = "sbv"
LABEL = "SBV"

_TIME = r"([0-9]{1,4}:[0-9]{1,2}:[0-9]{1,2}\.[0-9]{1,3})"
_TIMES = re.compile(rf"\s*{_TIME},{_TIME}\s*$")


def recognises(source: Source) -> bool:
    """Whether a line of two times is among the first that aren't blank."""
    return any(_TIMES.match(line) for line in source.head[:3])


def read(source: Source) -> Transcript:
    """One cue, one utterance; `[br]` is a line break within it."""
    draft = Draft(NAME)
    captions: list[Caption] = []
    times: tuple[float, float] | None = None
    text: list[str] = []
    begins = 1
    for number, line in enumerate(source.lines, start=1):
        found = _TIMES.match(line) if line[:1].isdigit() or line[:1].isspace() else None
        if found is not None:
            if times is not None:
                captions.append(Caption(*times, "\n".join(text), begins))
            start, end = seconds(found[1]), seconds(found[2])
            times = None if start is None or end is None else (start, end)
            text, begins = [], number + 1
            if times is None:
                why = N_("the times “{times}” can't be read; the cue's words are left out")
                draft.problem(number, words(why, times=excerpt(line)))
        elif times is not None:
            text.append(line.replace("[br]", "\n"))
        elif line.strip():
            why = N_("belongs to no cue, so it is left out: “{said}”")
            draft.problem(number, words(why, said=excerpt(line)))
    if times is not None:
        captions.append(Caption(*times, "\n".join(text), begins))
    say_captions(draft, captions)
    return draft.transcript()
