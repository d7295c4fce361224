"""A call's debrief as its page shows it: each section's rows, made from stored findings."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from pacenotes.core import qualification
from pacenotes.core.axis import place
from pacenotes.core.lanes import SHAPES, Lanes, Marking, Speech, draw
from pacenotes.core.listening import finding as core_finding
from pacenotes.core.listening.finding import Detail
from pacenotes.core.qualification import QUESTIONS, Decision, Light, Question
from pacenotes.core.roster import Party
from pacenotes.core.wording import Words
from pacenotes.doors.web.calls.marked_text import Span, Stretch, stretches
from pacenotes.doors.web.calls.meaning import meant, window
from pacenotes.rooms.calls.models import Call, Finding, Speaker, Utterance

MOST_ROWS = 200
"""Findings of one signal that a page lists; all of them are marked in the text."""

LONGEST_PART = 3000
"""Utterances on one page; ten hours of talk or so. What is longer is shown in parts."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as `parts/quote.html` shows them."""

    text: str
    at: str
    href: str
    who: str
    position: str
    meant: str
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed answer: the part of the question it speaks to, its words, what was decided."""

    finding: Finding
    part: str
    quote: Quote

    @property
    def is_open(self) -> bool:
        """Whether nobody decided yet."""
        return self.finding.decision == Decision.PROPOSED


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the five questions on this call: its light, the proposals, and what we said."""

    question: Question
    light: Light
    proposals: tuple[Proposal, ...]
    ours: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a day; `is_over` where its last day is past."""

    days: str
    is_over: bool
    quote: Quote


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


class DebriefPage:
    """Everything that the page of one call shows to anybody who may see the call."""

    def __init__(self, call: Call, part: int = 1) -> None:
        self.call = call
        self.speakers: list[Speaker] = list(call.speakers.all())
        self.findings: list[Finding] = list(call.findings.select_related("speaker", "decided_by"))
        self.utterances: list[Utterance] = list(call.utterances.all())
        self.listed = _first_of_each(self.findings)
        self._by_pk = {speaker.pk: speaker for speaker in self.speakers}
        self.parts = max(1, -(-len(self.utterances) // LONGEST_PART))
        self.part = min(max(1, part), self.parts)

    @property
    def is_cut(self) -> bool:
        """Whether more was heard than the sections list."""
        return len(self.listed) < len(self.findings)

    @property
    def address(self) -> str:
        """What an utterance's index is added to, to link to its words."""
        return "#u-" if self.parts == 1 else reverse("call", args=[self.call.pk]) + "utterances/"

    def questions(self, only: str | None = None) -> list[Asked]:
        """The five questions, or the one that was decided on."""
        return [self._asked(q) for q in QUESTIONS if only in (None, q.key)]

    def of(self, signal: str) -> list[Quote]:
        """A signal's findings, in the call's order."""
        return [self.quote(f) for f in self.listed if f.signal == signal]

    def asked_of_us(self, *, is_open: bool) -> list[Quote]:
        """The customer's questions that stand open, or that were answered."""
        return [
            self.quote(f)
            for f in self.listed
            if f.signal == "asked_of_us" and (f.detail.is_open is not False) is is_open
        ]

    def dates(self, today: dt.date) -> list[Dated]:
        """What has a day, the first day first: deadlines and promises, without rejected ones.

        A sentence that was heard twice, as a deadline and as a timeline, stands there once.
        """
        dated = {
            (f.utterance, f.detail.window): (f.detail.window, f)
            for signal in ("timeline", "promises", "deadlines")
            for f in self.listed
            if f.signal == signal
            and f.detail.window is not None
            and f.decision != Decision.REJECTED
        }
        return [
            Dated(window(days), days.last < today, replace(self.quote(f), meant=""))
            for days, f in sorted(dated.values(), key=lambda dated: (dated[0].first, dated[0].last))
        ]

    def lanes(self) -> Lanes:
        """The call drawn as lanes of speech with what was heard marked on them."""
        speech = [
            Speech(self._label(u.speaker_id), u.start, u.end, len(u.text.split()))
            for u in self.utterances
        ]
        markings = [
            Marking(str(f.pk), f.utterance, SHAPES.get(f.signal, "claim"), self._mark(f))
            for f in self._shown()
        ]
        return draw(speech, markings, {s.label: Party(s.party) for s in self.speakers})

    def text(self) -> list[Line]:
        """The text of this part with its findings marked."""
        first = (self.part - 1) * LONGEST_PART
        spans: dict[int, list[Span]] = {}
        notes: dict[int, dict[Note, None]] = {}
        for found in self._shown():
            note = Note(SHAPES.get(found.signal, "claim"), name_of(found.signal, found.kind))
            notes.setdefault(found.utterance, {})[note] = None
            span = Span(found.start, found.end, name_of(found.signal, found.kind))
            spans.setdefault(found.utterance, []).append(span)
        lines, last = [], -1
        for u in self.utterances[first : first + LONGEST_PART]:
            goes_on = u.speaker_id is not None and u.speaker_id == last
            who = self._label(u.speaker_id) or ""
            cut = stretches(u.text, spans.get(u.index, ()))
            beside = tuple(notes.get(u.index, ()))
            lines.append(Line(u.index, place(u.index, u.start), who, goes_on, cut, beside))
            last = u.speaker_id or -1
        return lines

    def quote(self, found: Finding) -> Quote:
        """A stored finding's words."""
        speaker = self._by_pk.get(found.speaker_id or 0)
        return self._quote(found.words, found.utterance, found.at, speaker, found.detail, found.why)

    def own(self, findings: Iterable[core_finding.Finding]) -> list[Quote]:
        """The words of what was heard just now and is stored nowhere."""
        by_label = {s.label: s for s in self.speakers}
        return [
            self._quote(
                f.quote.text, f.quote.utterance, f.at, by_label.get(f.speaker or ""),
                f.detail, f.why,
            )
            for f in findings
        ]  # fmt: skip

    def _asked(self, question: Question) -> Asked:
        proposals: list[Proposal] = []
        ours: list[Proposal] = []
        for found in self.listed:
            speaks_to = qualification.part_of(found.signal, found.kind)
            if speaks_to is not None and speaks_to[0].key == question.key:
                row = Proposal(found, _(speaks_to[1].name), self.quote(found))
                (proposals if found.decision else ours).append(row)
        parts = [_(part.name) for part in question.parts]
        for rows in (proposals, ours):
            rows.sort(key=lambda row: parts.index(row.part))
        light = qualification.light(Decision(p.finding.decision) for p in proposals)
        return Asked(question, light, tuple(proposals), tuple(ours))

    def _shown(self) -> Sequence[Finding]:
        return [f for f in self.findings if f.decision != Decision.REJECTED]

    def _mark(self, found: Finding) -> str:
        return f"{name_of(found.signal, found.kind)}: {found.words[:100]}"

    def _label(self, speaker: int | None) -> str | None:
        return self._by_pk[speaker].label if speaker in self._by_pk else None

    def _quote(
        self,
        text: str,
        utterance: int,
        at: float | None,
        speaker: Speaker | None,
        detail: Detail,
        why: Words,
    ) -> Quote:
        position = speaker.position if speaker else None
        said = why.say(_)
        title = _(position.name) if position else (speaker.title if speaker else "")
        return Quote(
            text=text,
            at=place(utterance, at),
            href=f"{self.address}{utterance}",
            who=str(speaker) if speaker else "",
            position=title,
            meant=meant(detail, beside=f"{speaker} {speaker.label if speaker else ''} {said}"),
            why=said,
        )


def _first_of_each(findings: Sequence[Finding]) -> list[Finding]:
    """The first findings of each signal, and every one that somebody decided on."""
    seen: Counter[str] = Counter()
    listed = []
    for found in findings:
        seen[found.signal] += 1
        if seen[found.signal] <= MOST_ROWS or found.decided_by_id is not None:
            listed.append(found)
    return listed


def name_of(signal: str, kind: str) -> str:
    """What a finding is called: the part of its question, or its section."""
    speaks_to = qualification.part_of(signal, kind)
    if speaks_to is not None:
        return _(speaks_to[1].name)
    names = {
        "asked_of_us": _("Asked of us"),
        "promises": _("Promised"),
        "claims": _("Claim"),
        "wheel": _("The wheel"),
    }
    return names.get(signal, signal.replace("_", " "))
