"""A call while it is listened to: its sentences, who says each, and what fires in them."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pacenotes.core.listening.called import Called
from pacenotes.core.listening.driving import Hold, driver_at, holds
from pacenotes.core.listening.finding import Detail, Finding, Quote
from pacenotes.core.listening.lexicon import Hit, heard, patterns, plain
from pacenotes.core.listening.recorded import Driven, recorded_holds
from pacenotes.core.listening.sentence import Sentence, sentence_spans
from pacenotes.core.roster import Party, Person, Roster
from pacenotes.core.transcript import Transcript
from pacenotes.core.wording import Words

LONGEST_QUOTE = 400
"""Characters a finding quotes at most; a longer sentence is quoted around what fired."""


@dataclass(frozen=True)
class Hearing:
    """A transcript, its roster, and the call's day, cut up once for every signal to use.

    `driving` is who drove when by a demo's record, in seconds of the call; `wheel` the same by
    utterance, worked out from it unless given. Where neither is known it is told from the words.
    """

    transcript: Transcript
    roster: Roster
    on: dt.date | None = None
    wheel: tuple[Hold, ...] | None = None
    driving: tuple[Driven, ...] = ()

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the call, in order."""
        return tuple(
            Sentence(utterance, start, end, text, heard(text))
            for utterance in self.transcript.utterances
            for said in (plain(utterance.text),)
            for start, end in sentence_spans(said)
            for text in (said[start:end],)
        )

    @cached_property
    def _by_lexicon(self) -> dict[str, list[Sentence]]:
        saying: dict[str, list[Sentence]] = {}
        for sentence in self.sentences:
            for lexicon in {patterns()[number].lexicon for number in sentence.fired}:
                saying.setdefault(lexicon, []).append(sentence)
        return saying

    def saying(self, lexicon: str) -> Sequence[Sentence]:
        """The sentences in which anything of this lexicon fires, in order."""
        return self._by_lexicon.get(lexicon, [])

    @cached_property
    def has_question_marks(self) -> bool:
        """Whether the transcript writes question marks, so that a question can be seen by one."""
        return any("?" in utterance.text for utterance in self.transcript.utterances)

    @cached_property
    def _first_sentence(self) -> list[int]:
        return [sentence.utterance.index for sentence in self.sentences]

    def sentences_of(self, utterance: int) -> tuple[Sentence, ...]:
        """The sentences of one utterance."""
        low = bisect.bisect_left(self._first_sentence, utterance)
        high = bisect.bisect_right(self._first_sentence, utterance)
        return self.sentences[low:high]

    def sentences_before(self, utterance: int, most: int) -> Iterator[Sentence]:
        """The last sentences said before an utterance, the latest first."""
        high = bisect.bisect_left(self._first_sentence, utterance)
        return reversed(self.sentences[max(0, high - most) : high])

    @cached_property
    def holds(self) -> tuple[Hold, ...]:
        """Who drove from where to where, in the call's order."""
        if self.recorded is not None:
            return self.recorded
        return holds(self.sentences, self.roster, self.names)

    @cached_property
    def recorded(self) -> tuple[Hold, ...] | None:
        """Who drove by a record; None without one, or without times to lay it beside."""
        if self.wheel is not None or not self.driving:
            return self.wheel
        return recorded_holds(self.transcript, self.driving)

    def drivers_at(self, utterance: int) -> tuple[str, ...]:
        """The label of whoever drives at an utterance (several where that can't be told apart)."""
        return driver_at(self.holds, utterance)

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """Every speaker's label, in order of first word."""
        return self.transcript.speakers

    @cached_property
    def ours(self) -> tuple[str, ...]:
        """The labels of those known to be ours."""
        return tuple(label for label in self.speakers if self.is_ours(label))

    @cached_property
    def theirs(self) -> tuple[str, ...]:
        """The labels of those known to be the customer's."""
        return tuple(label for label in self.speakers if self.is_theirs(label))

    @cached_property
    def our_companies(self) -> frozenset[str]:
        """What our side's company is called, case folded."""
        people = self.roster.people
        return frozenset(
            p.company.casefold() for p in people if p.company and p.party is Party.OURS
        )

    @cached_property
    def names(self) -> Called:
        """Everybody who speaks, as they are called."""
        return Called(self.speakers)

    @cached_property
    def our_names(self) -> Called:
        """Ours, as they are called."""
        return Called(self.ours)

    @cached_property
    def their_titles(self) -> tuple[tuple[str, str], ...]:
        """The customer's speakers whose title is known, each with it in small letters."""
        held = ((label, self.person(label)) for label in self.theirs)
        return tuple((label, p.title.casefold()) for label, p in held if p and p.title)

    @cached_property
    def their_names(self) -> Called:
        """The customer's, as they are called."""
        return Called(self.theirs)

    @cached_property
    def has_times(self) -> bool:
        """Whether overlap can be told: every utterance has a start and an end."""
        return self.transcript.has_times

    def person(self, label: str | None) -> Person | None:
        """The person behind a speaker label, None where that can't be known."""
        return self.roster.of(label)

    def party(self, label: str | None) -> Party:
        """The party of a speaker label."""
        return self.roster.party(label)

    def is_ours(self, label: str | None) -> bool:
        """Whether this speaker is known to be one of ours."""
        return self.party(label) is Party.OURS

    def is_theirs(self, label: str | None) -> bool:
        """Whether this speaker is known to be one of the customer's."""
        return self.party(label) is Party.THEIRS

    def hits(self, lexicon: str) -> Iterator[tuple[Sentence, Hit]]:
        """Every sentence in which a lexicon fires, with its first hit of each kind."""
        for sentence in self.saying(lexicon):
            seen: set[str] = set()
            for hit in sentence.hits(lexicon):
                if hit.kind not in seen:
                    seen.add(hit.kind)
                    yield sentence, hit

    def finding(
        self,
        signal: str,
        kind: str,
        sentence: Sentence,
        why: Words,
        detail: Detail | None = None,
        hit: Hit | None = None,
    ) -> Finding:
        """A finding that quotes the sentence (around `hit` where it is long)."""
        start, end = _clip(sentence, hit)
        utterance = sentence.utterance
        return Finding(
            signal=signal,
            kind=kind,
            quote=Quote(utterance.index, start, end, utterance.text[start:end]),
            speaker=utterance.speaker,
            at=utterance.start,
            why=why,
            detail=detail or Detail(),
        )


def _clip(sentence: Sentence, hit: Hit | None) -> tuple[int, int]:
    """Where to quote from and to, in the utterance's characters, cut at spaces."""
    if sentence.end - sentence.start <= LONGEST_QUOTE:
        return sentence.start, sentence.end
    middle = (hit.start + hit.end) // 2 if hit else 0
    low = max(0, min(middle - LONGEST_QUOTE // 2, len(sentence.text) - LONGEST_QUOTE))
    high = min(len(sentence.text), low + LONGEST_QUOTE)
    if low > 0:
        low = sentence.text.find(" ", low, high) + 1 or low
    if high < len(sentence.text):
        cut = sentence.text.rfind(" ", low, high)
        high = cut if cut > low else high
    return sentence.start + low, sentence.start + high
