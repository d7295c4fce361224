"""What a server proposed, held against the call: findings of ours, and a count of what doesn't
hold."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.amounts import amounts
from pacenotes.core.listening.dates import dates
from pacenotes.core.listening.finding import Detail, Finding, Quote
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.larger_ear.answer import Answer, Proposed
from pacenotes.core.listening.larger_ear.located import Place, Sentences, located
from pacenotes.core.listening.larger_ear.parts import signal_and_kind
from pacenotes.core.listening.larger_ear.passages import Passage
from pacenotes.core.wording import Words

MOST_FOUND = 300
"""Proposals of one call; more than that nobody decides on."""


class Checking:
    """Makes findings of the answers on one call, all with the same `why`.

    Of what is proposed three things are used: a turn's number, a part out of our own list, and the
    place where the quote stands. The words are the call's, what they amount to is read by the same
    code as everything that is heard, and nothing that the server wrote is kept.

    It counts what was dropped: `missing` from the call, said by whose words can't mean it
    (`unfit`), and whatever else (`others`).
    """

    def __init__(self, hearing: Hearing, why: Words) -> None:
        self._hearing = hearing
        self._why = why
        self._sentences = Sentences(hearing.transcript)
        self._found: set[tuple[str, int, int]] = set()
        self.missing = self.unfit = self.others = 0

    def findings(self, passage: Passage, answer: Answer) -> Iterator[Finding]:
        """What holds of the answer on a passage, without what was found before."""
        self.others += answer.dropped
        for proposed in answer.proposed:
            place = self._place(proposed, passage)
            if place is None:
                self.missing += 1
            elif not self._may_mean(place, proposed.part):
                self.unfit += 1
            elif (key := (proposed.part, place.utterance, place.start)) in self._found:
                continue
            elif len(self._found) == MOST_FOUND:
                self.others += 1
            else:
                self._found.add(key)
                yield self._finding(proposed.part, place)

    def _place(self, proposed: Proposed, passage: Passage) -> Place | None:
        there = located(proposed, passage)
        return self._sentences.around(there) if there is not None else None

    def _may_mean(self, place: Place, part: str) -> bool:
        """Whether these words can speak to the part: ours never do, and that the economic buyer was
        met only the words of somebody who is known to be the customer's."""
        speaker = self._hearing.transcript.utterances[place.utterance].speaker
        if part == "present":
            return self._hearing.is_theirs(speaker)
        return not self._hearing.is_ours(speaker)

    def _finding(self, part: str, place: Place) -> Finding:
        utterance = self._hearing.transcript.utterances[place.utterance]
        said = utterance.text[place.start : place.end]
        signal, kind = signal_and_kind(part)
        return Finding(
            signal=signal,
            kind=kind,
            quote=Quote(place.utterance, place.start, place.end, said),
            speaker=utterance.speaker,
            at=utterance.start,
            why=self._why,
            detail=self._detail(signal, kind, said, utterance.speaker),
        )

    def _detail(self, signal: str, kind: str, said: str, speaker: str | None) -> Detail:
        if signal in {"budget", "business_case"}:
            told = amounts(said)
            money = next((one.money for one in told if one.money), None)
            measures = (one.measure for one in told if one.measure)
            return Detail(money=money, measure=None if money else next(measures, None))
        if signal in {"timeline", "deadlines"}:
            due = (date.due for date in dates(said, self._hearing.on))
            return Detail(window=next((days for days in due if days is not None), None))
        if kind == "present":
            person = self._hearing.person(speaker)
            return Detail(who=person.name if person else speaker)
        return Detail()
