"""A call's debrief as its page shows it: each section's rows, made from stored findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import F, OuterRef, Q, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from pacenotes.core import qualification
from pacenotes.core.axis import place
from pacenotes.core.listening import finding as core_finding
from pacenotes.core.listening.finding import Detail
from pacenotes.core.qualification import QUESTIONS, Decision, Light, Question, SubQuestion
from pacenotes.core.roster import Party
from pacenotes.core.telling.meaning import days as days_said
from pacenotes.core.telling.meaning import meant, name_of
from pacenotes.core.wording import Words
from pacenotes.doors.web.deals.whom import choices_of, likely_met, may_have_been_met
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.calls.models import Call, Finding, Speaker
from pacenotes.rooms.deals.models import Contact, TechnicalQuestion

MOST_ROWS = 200
"""Findings of one signal that a page lists; all of them are marked in the text."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as `parts/quote.html` shows them; `beside` is what stood beside them unspoken."""

    text: str
    at: str
    href: str
    who: str
    position: str
    meant: str
    why: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed answer: the part of the question it speaks to, its words, what was decided."""

    finding: Finding
    part: str
    quote: Quote
    names_whom: bool = False
    whom: tuple[tuple[int, str, bool], ...] = ()
    """Who may have been met, where accepting it says that: id, label, whether it is likely."""

    @property
    def is_open(self) -> bool:
        """Whether nobody decided yet."""
        return self.finding.decision == Decision.PROPOSED


@dataclass(frozen=True, slots=True)
class AskedOfUs:
    """A question that the customer asked, and the deal's technical question it became; None where
    nobody passed it on."""

    finding: Finding
    quote: Quote
    became: int | None


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


class DebriefPage:
    """Everything that the page of one call shows to anybody who may see the call."""

    def __init__(self, call: Call, address: str = "#u-") -> None:
        self.call = call
        self.address = address
        self.speakers: list[Speaker] = list(call.speakers.all())
        self._by_pk = {speaker.pk: speaker for speaker in self.speakers}

    @cached_property
    def listed(self) -> list[Finding]:
        """The first findings of each signal, and every one that somebody decided on."""
        place_of_its_signal = Window(
            RowNumber(), partition_by=F("signal"), order_by=["utterance", "start", "pk"]
        )
        passed_on = TechnicalQuestion.objects.standing().filter(
            heard_in=OuterRef("call_id"),
            heard_place=OuterRef("utterance"),
            heard_start=OuterRef("start"),
        )
        rows = self.call.findings.select_related("evidence__decided_by").annotate(
            rank=place_of_its_signal, became=Subquery(passed_on.values("pk")[:1])
        )
        return list(rows.filter(Q(rank__lte=MOST_ROWS) | Q(evidence__decided_by__isnull=False)))

    @cached_property
    def is_cut(self) -> bool:
        """Whether more was heard than the sections list."""
        return len(self.listed) >= MOST_ROWS and self.call.findings.count() > len(self.listed)

    def questions(self, only: str | None = None) -> list[Asked]:
        """The five questions, or the one that was decided on."""
        return [self._asked(q) for q in QUESTIONS if only in (None, q.key)]

    def of(self, signal: str) -> list[Quote]:
        """A signal's findings, in the call's order."""
        return [self.quote(f) for f in self.listed if f.signal == signal]

    def prices(self) -> list[Quote]:
        """What ours costs, as it was spoken of: no answer to a question, but good to know."""
        return [
            self.quote(f) for f in self.listed if (f.signal, f.kind) == ("business_case", "price")
        ]

    def asked_of_us(self, *, is_open: bool) -> list[AskedOfUs]:
        """The customer's questions that stand open, or that were answered."""
        return [
            AskedOfUs(f, self.quote(f), getattr(f, "became", None))
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
            Dated(days_said(days, PAGE), days.last < today, replace(self.quote(f), meant=""))
            for days, f in sorted(dated.values(), key=lambda dated: (dated[0].first, dated[0].last))
        ]

    def quote(self, found: Finding) -> Quote:
        """A stored finding's words."""
        speaker = self._by_pk.get(found.speaker_id or 0)
        return self._quote(found.words, found.utterance, found.at, speaker, found.detail, found.why)

    def own(
        self,
        findings: Iterable[core_finding.Finding],
        beside: Callable[[core_finding.Finding], str],
    ) -> list[tuple[str, list[Quote]]]:
        """What was heard just now and is stored nowhere, by what it is, in the call's order."""
        by_label = {s.label: s for s in self.speakers}
        parts: dict[str, list[Quote]] = {}
        for f in findings:
            quote = self._quote(
                f.quote.text, f.quote.utterance, f.at, by_label.get(f.speaker or ""),
                f.detail, f.why,
            )  # fmt: skip
            told = replace(quote, beside=beside(f))
            parts.setdefault(name_of(f.signal, f.kind, PAGE.say), []).append(told)
        return list(parts.items())

    def _asked(self, question: Question) -> Asked:
        proposals: list[Proposal] = []
        ours: list[Proposal] = []
        for found in self.listed:
            speaks_to = qualification.part_of(found.signal, found.kind)
            if speaks_to is not None and speaks_to[0].key == question.key:
                row = self._proposal(found, speaks_to[1])
                (proposals if found.decision else ours).append(row)
        parts = [_(part.name) for part in question.parts]
        for rows in (proposals, ours):
            rows.sort(key=lambda row: parts.index(row.part))
        light = qualification.light_of(
            (p.finding.signal, p.finding.kind, p.finding.decision) for p in proposals
        )
        return Asked(question, light, tuple(proposals), tuple(ours))

    def _proposal(self, found: Finding, part: SubQuestion) -> Proposal:
        quote, name = self.quote(found), _(part.name)
        if not part.names_whom or found.evidence is None or found.decision != Decision.PROPOSED:
            return Proposal(found, name, quote)
        likely = likely_met(found.evidence, self._contacts)
        return Proposal(found, name, quote, True, tuple(choices_of(self._contacts, likely)))

    @cached_property
    def _contacts(self) -> list[Contact]:
        """Who may have been met; asked for where words say that somebody was."""
        return list(may_have_been_met(self.call.deal))

    def _quote(
        self,
        text: str,
        utterance: int,
        at: float | None,
        speaker: Speaker | None,
        detail: Detail,
        why: Words,
    ) -> Quote:
        position = speaker.position if speaker and speaker.party == Party.OURS else None
        said = why.say(_)
        beside = f"{speaker} {speaker.label}\n{said}" if speaker else said
        title = _(position.name) if position else (speaker.title if speaker else "")
        return Quote(
            text=text,
            at=place(utterance, at),
            href=f"{self.address}{utterance}",
            who=str(speaker) if speaker else "",
            position=title,
            meant=meant(detail, PAGE, beside),
            why=said,
        )
