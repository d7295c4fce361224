"""What subtitle formats share: cues without a mark of who speaks, some with `Name: text`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pacenotes.core.reading.draft import Draft
from pacenotes.core.reading.labels import accepted, labelled

LABELLED_SHARE = 0.3
"""Share of cues that begin with a name for the file to be one that names its speakers."""


@dataclass(frozen=True, slots=True)
class Caption:
    """Words on screen from `start` to `end`, in seconds; `text` may have several lines."""

    start: float
    end: float
    text: str
    line: int


def say_captions(draft: Draft, captions: Sequence[Caption]) -> None:
    """Each caption as one utterance, or one for each speaker it names.

    A caption without a name stays nobody's: in such files it means that the tool didn't know.
    """
    names = _names(captions)
    for caption in captions:
        speaker, lines = None, list[str]()
        for line in caption.text.split("\n"):
            found = labelled(_unmarked(line)) if names else None
            if found is not None and found[0] in names:
                _say(draft, speaker, lines, caption)
                speaker, lines = found[0], [found[1]]
            else:
                lines.append(line)
        _say(draft, speaker, lines, caption)


def _say(draft: Draft, speaker: str | None, lines: list[str], caption: Caption) -> None:
    if any(map(str.strip, lines)):
        draft.say(speaker, "\n".join(lines), caption.start, caption.end, caption.line)


def _names(captions: Sequence[Caption]) -> frozenset[str]:
    firsts = (labelled(_unmarked(line)) for one in captions for line in one.text.split("\n"))
    found = [first[0] for first in firsts if first is not None]
    names = accepted(found)
    count = sum(name in names for name in found)
    return names if count >= LABELLED_SHARE * len(captions) else frozenset()


def _unmarked(line: str) -> str:
    """Without the `>>` or dash that broadcast captions set at a change of speaker."""
    return line.lstrip(">-– ") if line[:1] in ">-–" else line
