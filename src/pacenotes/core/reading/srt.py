"""SubRip (SRT): numbered cues with times to the millisecond."""

from __future__ import annotations

import re

from pacenotes.core.reading.captions import Caption, say_captions
from pacenotes.core.reading.clean import excerpt
from pacenotes.core.reading.clock import seconds
from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.source import Source
from pacenotes.core.transcript import Transcript
from pacenotes.core.wording import N_, words

NAME = "srt"
LABEL = "SRT"

_TIME = r"([0-9]{1,4}:[0-9]{1,2}:[0-9]{1,2}[,.][0-9]{1,3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s|$)")
_ALMOST_TIMES = re.compile(r"\s*[0-9][0-9a-zA-Z:,.]{4,20}\s*-->")
_STYLING = re.compile(r"</?(?:i|b|u|s|font)(?:\s[^<>]*)?>|\{\\[^{}\n]*\}", re.IGNORECASE)


def recognises(source: Source) -> bool:
    """Whether a line of times is among the first that aren't blank."""
    return any(_TIMES.match(line) for line in source.head[:5])


def read(source: Source) -> Transcript:
    """One cue, one utterance; blank lines within a cue's text don't end it."""
    draft = Draft(NAME)
    captions: list[Caption] = []
    times: tuple[float, float] | None = None
    text: list[str] = []
    begins = 1
    is_lost = False

    def close() -> None:
        if times is not None:
            captions.append(Caption(*times, _plain("\n".join(text)), begins))

    lines = source.lines
    for number, line in enumerate(lines, start=1):
        if "-->" in line and (_TIMES.match(line) or _ALMOST_TIMES.match(line)):
            close()
            times, text, begins = _times(line), [], number + 1
            is_lost = times is None
            if is_lost:
                _report_times(draft, number, line, lines[number : number + 3])
        elif _is_counter(lines, number):
            continue
        elif times is not None:
            text.append(line)
        elif line.strip() and not is_lost:
            why = N_("stands before the first cue, so it is left out: “{said}”")
            draft.problem(number, words(why, said=excerpt(line)))
    close()
    say_captions(draft, captions)
    return draft.transcript()


def _times(line: str) -> tuple[float, float] | None:
    found = _TIMES.match(line)
    start, end = (seconds(found[1]), seconds(found[2])) if found else (None, None)
    return None if start is None or end is None else (start, end)


def _report_times(draft: Draft, number: int, line: str, after: list[str]) -> None:
    why = N_("the times “{times}” can't be read; the cue's words are left out: “{said}”")
    draft.problem(number, words(why, times=excerpt(line), said=excerpt(" ".join(after))))


def _is_counter(lines: list[str], number: int) -> bool:
    """Whether the line is a cue's number: figures alone, right above times."""
    line = lines[number - 1].strip()
    if not line.isdecimal() or number >= len(lines):
        return False
    below = lines[number]
    return "-->" in below and bool(_TIMES.match(below) or _ALMOST_TIMES.match(below))


def _plain(text: str) -> str:
    return _STYLING.sub("", text) if "<" in text or "{" in text else text
