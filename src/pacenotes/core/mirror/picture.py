"""A call as a small picture of one person's part in it: shares of their own talk, moments in the
back seat, questions covered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.mirror.beside import Beside
from pacenotes.core.mirror.remark import Kind, Remark
from pacenotes.core.qualification import PART_NAMES

WORDS_AN_HOUR = 8_000
"""Words of a call that count as an hour where it has no times."""
BINS = 24
"""Into how many stretches a call is cut for its picture."""

_OF_THE_SALE = frozenset({
    "need", "budget", "authority", "timeline", "criteria", "process", "economic_buyer",
    "champion", "business_case", "deadlines", "pitfalls", "probes", "promises",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """One person's part in a call. Shares of their own words, 0 to 1, that are about the `sale`,
    are `technical`, or are about `people`; the rest is neither. `back_seat` and `done_well` count
    remarks, `hours` is the call's length. `covered` of the `asked` parts of the five questions
    were spoken of. `moments` are the stretches (of `BINS`) in which the person steered."""

    own_words: int
    sale: float
    technical: float
    people: float
    back_seat: int
    done_well: int
    hours: float
    covered: int
    asked: int
    talk: tuple[int, ...] = ()
    moments: tuple[int, ...] = ()

    @property
    def back_seat_an_hour(self) -> float | None:
        """Moments in the back seat an hour; None for less than five minutes, which tell nothing."""
        return self.back_seat / self.hours if self.hours >= 1 / 12 else None


def picture(
    hearing: Hearing, mine: frozenset[str], beside: Beside, remarks: Iterable[Remark]
) -> Picture:
    """The picture of the part that whoever spoke by the labels `mine` had in a call."""
    counts = {"sale": 0, "technical": 0, "people": 0, "": 0}
    talk = [0] * BINS
    length = max(1, len(hearing.transcript.utterances))
    for sentence in hearing.sentences:
        if sentence.speaker in mine:
            count = len(sentence.text.split())
            counts[_about(hearing, sentence)] += count
            talk[sentence.utterance.index * BINS // length] += count
    own = sum(counts.values())
    told = list(remarks)
    steered = [r for r in told if r.kind is Kind.STEERED]
    at = {r.utterance * BINS // length for r in steered if r.utterance is not None}
    return Picture(
        own_words=own,
        sale=_share(counts["sale"], own),
        technical=_share(counts["technical"], own),
        people=_share(counts["people"], own),
        back_seat=len(steered),
        done_well=sum(r.is_done_well for r in told),
        hours=round(_hours(hearing), 3),
        covered=len(beside.heard & PART_NAMES.keys()),
        asked=len(PART_NAMES),
        talk=tuple(talk),
        moments=tuple(sorted(at)),
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _about(hearing: Hearing, sentence: Sentence) -> str:
    """What a sentence is about; what is of the sale and technical counts as technical only where
    terms stand in it."""
    asked = sentence.kinds("asked")
    if "term" in sentence.kinds("technical"):
        return "technical"
    if "commercial" in asked or any(sentence.kinds(name) for name in _OF_THE_SALE):
        return "sale"
    if "technical" in asked:
        return "technical"
    is_to_somebody = hearing.names.within(sentence.text, besides=sentence.speaker) is not None
    return "people" if is_to_somebody or asked & {"social", "hands_off"} else ""


def _hours(hearing: Hearing) -> float:
    said = hearing.transcript.utterances
    if hearing.has_times:
        return (max(u.end or 0.0 for u in said) - min(u.start or 0.0 for u in said)) / 3600
    return sum(len(u.text.split()) for u in said) / WORDS_AN_HOUR
