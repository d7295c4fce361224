"""Timed words of a speech recogniser, put together to turns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

LONG_PAUSE = 1.0
"""Seconds of silence that end a turn where no change of speaker can be seen."""

_SENTENCE_ENDS = (".", "?", "!", "。", "？", "！", "؟", "।")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: times in seconds, its position in the source's list counted from 1.

    `is_punctuation` marks a sign that belongs to the word before it, without a space.
    """

    text: str
    speaker: str | None
    start: float | None
    end: float | None
    position: int
    is_punctuation: bool = False


@dataclass(slots=True)
class Turn:
    """Words of one speaker in one go."""

    speaker: str | None
    start: float | None
    end: float | None
    position: int
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words with single spaces, signs attached."""
        return "".join(self.parts)


def turns(words: Iterable[Word]) -> Iterator[Turn]:
    """A new turn at each change of speaker; sentences where the source names nobody."""
    yield from _turns(words, splits_at_pauses=False)


def channel_turns(words: Iterable[Word]) -> Iterator[Turn]:
    """One channel's words cut at long pauses: on its own channel nobody is seen to take over."""
    yield from _turns(words, splits_at_pauses=True)


def _turns(words: Iterable[Word], *, splits_at_pauses: bool) -> Iterator[Turn]:
    turn: Turn | None = None
    last = ""
    for word in words:
        if word.is_punctuation and turn is not None:
            turn.parts.append(word.text)
            last = word.text
            continue
        if turn is not None and _begins_anew(turn, last, word, splits_at_pauses):
            yield turn
            turn = None
        if turn is None:
            turn = Turn(word.speaker, word.start, word.end, word.position, [word.text])
        else:
            turn.parts.append(" " + word.text)
            turn.end = word.end if word.end is not None else turn.end
        last = word.text
    if turn is not None:
        yield turn


def _begins_anew(turn: Turn, last: str, word: Word, splits_at_pauses: bool) -> bool:
    if word.speaker != turn.speaker:
        return True
    if splits_at_pauses:
        return (
            word.start is not None and turn.end is not None and word.start - turn.end >= LONG_PAUSE
        )
    return word.speaker is None and last.endswith(_SENTENCE_ENDS)
