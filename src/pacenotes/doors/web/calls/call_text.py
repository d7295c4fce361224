"""A call's words with what was heard marked in them: drawn as lanes, and as the text itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models.functions import Substr
from django.urls import reverse

from pacenotes.core.axis import place
from pacenotes.core.lanes import Lanes, Marking, Speech, draw, shape_of
from pacenotes.core.qualification import Decision
from pacenotes.core.roster import Party
from pacenotes.core.telling.marked_text import Span, Stretch, stretches
from pacenotes.core.telling.meaning import name_of
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.calls.models import Call, FindingQuerySet

LONGEST_PART = 3000
"""Utterances on one page; ten hours of talk or so. What is longer is shown in parts."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin beside an utterance: a finding's shape and name."""

    shape: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """An utterance of the text; `goes_on` where the same speaker did."""

    index: int
    at: str
    who: str
    goes_on: bool
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]


def address_of_words(call: Call) -> str:
    """What an utterance's index is added to, to link to its words from another page."""
    return reverse("call", args=[call.pk]) + "utterances/"


class CallText:
    """The words of a call, of which a page shows one part; rows are read as plain values, because
    a day of talk has a hundred thousand."""

    def __init__(self, call: Call, part: int = 1) -> None:
        self._call = call
        self._labels = {speaker.pk: speaker.label for speaker in call.speakers.all()}
        self.parts = max(1, -(-call.utterances.count() // LONGEST_PART))
        self.part = min(max(1, part), self.parts)

    @property
    def address(self) -> str:
        """What an utterance's index is added to, to link to its words."""
        return "#u-" if self.parts == 1 else address_of_words(self._call)

    def lanes(self) -> Lanes:
        """The call drawn as lanes of speech with what was heard marked on them."""
        rows = self._call.utterances.order_by("index")
        speech = [
            Speech(self._labels.get(speaker or 0), start, end, len(text.split()))
            for speaker, start, end, text in rows.values_list("speaker_id", "start", "end", "text")
        ]
        parties = {s.label: Party(s.party) for s in self._call.speakers.all()}
        return draw(speech, self._markings(), parties)

    @cached_property
    def lines(self) -> list[Line]:
        """The text of this part with its findings marked."""
        first = (self.part - 1) * LONGEST_PART
        within = {"index__gte": first, "index__lt": first + LONGEST_PART}
        rows = self._call.utterances.filter(**within).order_by("index")
        spans, lines, last = self._spans(first), list[Line](), -1
        for index, speaker, start, text in rows.values_list("index", "speaker_id", "start", "text"):
            here = spans.get(index, [])
            beside = tuple(dict.fromkeys(Note(shape, span.name) for shape, span in here))
            cut = stretches(text, [span for _, span in here])
            who, goes_on = self._labels.get(speaker or 0, ""), speaker == last
            lines.append(Line(index, place(index, start), who, goes_on, cut, beside))
            last = speaker or -1
        return lines

    def _markings(self) -> Iterator[Marking]:
        rows = self._shown().annotate(said=Substr("words", 1, 100))
        for pk, utterance, signal, kind, said in rows.values_list(
            "pk", "utterance", "signal", "kind", "said"
        ):
            label = f"{name_of(signal, kind, PAGE.say)}: {said}"
            yield Marking(str(pk), utterance, shape_of(signal), label)

    def _spans(self, first: int) -> dict[int, list[tuple[str, Span]]]:
        """The findings of a part by utterance, each with its shape."""
        spans: dict[int, list[tuple[str, Span]]] = {}
        rows = self._shown().filter(utterance__gte=first, utterance__lt=first + LONGEST_PART)
        for utterance, start, end, signal, kind in rows.values_list(
            "utterance", "start", "end", "signal", "kind"
        ):
            found = (shape_of(signal), Span(start, end, name_of(signal, kind, PAGE.say)))
            spans.setdefault(utterance, []).append(found)
        return spans

    def _shown(self) -> FindingQuerySet:
        return self._call.findings.exclude(evidence__decision=Decision.REJECTED).order_by(
            "utterance", "start", "pk"
        )
