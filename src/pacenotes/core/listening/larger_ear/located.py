"""Where a quote stands in the call: in the very words that were said, or nowhere."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from pacenotes.core.listening.hearing import LONGEST_QUOTE
from pacenotes.core.listening.larger_ear.answer import Proposed
from pacenotes.core.listening.larger_ear.passages import Passage, Piece
from pacenotes.core.listening.lexicon import plain
from pacenotes.core.listening.sentence import sentence_spans
from pacenotes.core.quoting import find_words
from pacenotes.core.transcript import Transcript

FEWEST_WORDS = 2
"""A single word stands in half of all turns."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: `utterances[utterance].text[start:end]`."""

    utterance: int
    start: int
    end: int


def located(proposed: Proposed, passage: Passage) -> Place | None:
    """Where the quote stands: in the turn it is said to, else in the only other one that has it.

    Case, white space and the kind of quotation marks may differ; the words are then taken as they
    stand in the call. None where they don't stand there.
    """
    if len(proposed.quote) > LONGEST_QUOTE or len(proposed.quote.split()) < FEWEST_WORDS:
        return None
    sought = _alike(proposed.quote)
    named = (_in(piece, sought) for piece in passage if piece.utterance == proposed.turn)
    there = next((place for place in named if place is not None), None)
    if there is not None:
        return there
    others = (_in(piece, sought) for piece in passage if piece.utterance != proposed.turn)
    having = [place for place in others if place is not None]
    return having[0] if len(having) == 1 else None


class Sentences:
    """The sentences of a call, each utterance's worked out once, when words in it are found."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def around(self, place: Place) -> Place | None:
        """The whole sentences that the words stand in, so that no "not" is cut off.

        Of a sentence too long to quote, as much on both sides as goes. None where the words stand
        in no sentence, or are too long themselves.
        """
        spans = self._of(place.utterance)
        first = bisect.bisect_right(spans, place.start, key=lambda span: span[1])
        last = bisect.bisect_left(spans, place.end, key=lambda span: span[0])
        if first >= last or place.end - place.start > LONGEST_QUOTE:
            return None
        whole = Place(place.utterance, spans[first][0], spans[last - 1][1])
        return whole if whole.end - whole.start <= LONGEST_QUOTE else self._clipped(whole, place)

    def _clipped(self, whole: Place, place: Place) -> Place:
        text = self._transcript.utterances[place.utterance].text
        before = (LONGEST_QUOTE - (place.end - place.start)) // 2
        low = max(whole.start, min(place.start - before, whole.end - LONGEST_QUOTE))
        high = min(whole.end, low + LONGEST_QUOTE)
        if low > whole.start:
            low = text.find(" ", low, place.start) + 1 or place.start
        if high < whole.end:
            space = text.rfind(" ", place.end, high)
            high = space if space >= 0 else place.end
        return Place(place.utterance, low, high)

    def _of(self, utterance: int) -> list[tuple[int, int]]:
        if utterance not in self._spans:
            text = plain(self._transcript.utterances[utterance].text)
            self._spans[utterance] = sentence_spans(text)
        return self._spans[utterance]


def _in(piece: Piece, sought: str) -> Place | None:
    span = find_words(_alike(piece.text), sought)
    if span is None:
        return None
    return Place(piece.utterance, piece.start + span[0], piece.start + span[1])


def _alike(text: str) -> str:
    """The text with capitals and quotation marks evened out, each character in its place."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in plain(text))
