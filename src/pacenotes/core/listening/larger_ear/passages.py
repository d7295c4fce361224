"""A call cut into passages of a size that a server takes, each beginning with the last's end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from pacenotes.core.transcript import Transcript

MOST_CHARACTERS = 12_000
"""Of a passage as it is written for the server; some three thousand of its tokens."""
LONGEST_PIECE = 2_000
"""Characters of one utterance in one piece; a longer one goes out in several."""
CARRIED_OVER = 2_000
"""Characters of the last passage the next begins with, so that answers keep their questions."""
MOST_PASSAGES = 80
"""Some ten hours of talk; what comes after isn't asked about."""
_AROUND = 50
"""Characters that stand around a piece's words."""

_STEERING = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>[]|"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one utterance: `text` is `utterances[utterance].text[start:]`, as far as it goes."""

    utterance: int
    start: int
    text: str

    @property
    def written(self) -> str:
        """The words as a JSON string in which no sign can pass for the server's own markup.

        Servers write turns as `<|user|>`, `[INST]`, `<start_of_turn>`: in a call those are words.
        """
        return json.dumps(self.text, ensure_ascii=False).translate(_STEERING)

    @property
    def size(self) -> int:
        """Characters that it takes in a passage."""
        return len(self.written) + _AROUND


Passage = tuple[Piece, ...]


def passages(transcript: Transcript) -> Iterator[Passage]:
    """The call in passages, in its order; none is larger than `MOST_CHARACTERS`, but for one piece
    that is by itself."""
    current: list[Piece] = []
    size = fresh = 0
    for piece in _pieces(transcript):
        if fresh and size + piece.size > MOST_CHARACTERS:
            yield tuple(current)
            current = _carried_over(current, piece)
            size, fresh = sum(one.size for one in current), 0
        current.append(piece)
        size, fresh = size + piece.size, fresh + 1
    if fresh:
        yield tuple(current)


def _carried_over(before: list[Piece], following: Piece) -> list[Piece]:
    """The last pieces of a passage that fit before the next one's first."""
    room = min(CARRIED_OVER, MOST_CHARACTERS - following.size)
    kept: list[Piece] = []
    for piece in reversed(before):
        room -= piece.size
        if room < 0:
            break
        kept.append(piece)
    return kept[::-1]


def _pieces(transcript: Transcript) -> Iterator[Piece]:
    for utterance in transcript.utterances:
        text, start = utterance.text, 0
        while len(text) - start > LONGEST_PIECE:
            cut = text.rfind(" ", start + 1, start + LONGEST_PIECE)
            cut = cut if cut > start else start + LONGEST_PIECE
            yield Piece(utterance.index, start, text[start:cut])
            start = cut
        if text[start:].strip():
            yield Piece(utterance.index, start, text[start:])
