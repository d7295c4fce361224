"""One of the five questions as its page shows it: parts, answers, evidence, and the reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext as _

from pacenotes.core.qualification import Decision, Light, Question, SubQuestion
from pacenotes.core.standing import QuestionStanding, Standing
from pacenotes.doors.web.deals.evidence_rows import EvidenceRow, evidence_rows, occasion
from pacenotes.doors.web.deals.whom import choices_of, likely_met, may_have_been_met
from pacenotes.rooms.deals.models import (
    Answer,
    BusinessCase,
    Contact,
    Deadline,
    Deal,
    Evidence,
    Input,
    Pitfall,
)
from pacenotes.rooms.deals.queries.house import policy
from pacenotes.rooms.deals.queries.inputs import inputs_by_about
from pacenotes.rooms.deals.queries.standings import standing_from

ALWAYS_SHOWN = 3
"""Pieces of evidence of a part that stand open; the rest is folded."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a part or question stands as it does: the rule's sentence, and the evidence."""

    why: str
    rests_on: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """A contact who was met, and on which occasion, with the address of what was said there."""

    contact: Contact
    occasion: str
    href: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the question: its light and reason, the owner's answer, the evidence on it."""

    part: SubQuestion
    light: Light
    reason: Reason
    answer: Answer | None
    shown: tuple[EvidenceRow, ...]
    folded: tuple[EvidenceRow, ...]
    is_asked: bool
    inputs: tuple[Input, ...]
    met: tuple[Met, ...]

    @property
    def key(self) -> str:
        """The part's key."""
        return self.part.key

    @property
    def is_settled(self) -> bool:
        """Whether something was accepted already, so that new words may disagree with it."""
        return self.light in (Light.ANSWERED, Light.STALE, Light.CONTRADICTED)


@dataclass(frozen=True, slots=True)
class Row:
    """A deadline or a pitfall in its table, with its id as inputs on it name it, and those."""

    of: Deadline | Pitfall
    about_id: str
    inputs: tuple[Input, ...]


class QuestionPage:
    """Everything on one question of one deal, in a fixed number of queries."""

    def __init__(self, deal: Deal, question: Question, today: dt.date) -> None:
        self.deal, self.question, self.today = deal, question, today
        people = ("contact", "cited_by", "decided_by", "deadline", "pitfall", "met")
        pieces = deal.evidence.filter(question=question.key).select_related(*people)
        rows = evidence_rows(pieces.order_by("said_on", "pk"))
        self.rows = {row.piece.pk: row for row in rows}
        counted = [r.piece for r in rows if r.piece.decision != Decision.REJECTED]
        self.standing: QuestionStanding = standing_from(counted, question, today)
        answers = deal.answers.standing().filter(question=question.key)
        self._answers = {a.part: a for a in answers.select_related("contact", "answered_by")}
        self._inputs = inputs_by_about(deal)

    @property
    def light(self) -> Light:
        """The question's light today."""
        return self.standing.whole.light

    @property
    def reason(self) -> Reason:
        """Why the question stands as it does."""
        return self._reason(self.standing.whole)

    @property
    def parts(self) -> list[Part]:
        """The parts in the question's order."""
        asked = {key for group in policy().of(self.question.key).needs for key in group}
        return [self._part(part, told, part.key in asked) for part, told in self.standing.parts]

    @property
    def deadlines(self) -> list[Row]:
        """The deal's deadlines, with who set them; none on another question."""
        if self.question.key != "deadlines":
            return []
        rows = self.deal.deadlines.standing().select_related("contact")
        return [self._row(Input.About.DEADLINE, due) for due in rows]

    @property
    def pitfalls(self) -> list[Row]:
        """The deal's pitfalls, with who minds them; none on another question."""
        if self.question.key != "pitfalls":
            return []
        rows = self.deal.pitfalls.standing().select_related("minded_by")
        return [self._row(Input.About.PITFALL, pitfall) for pitfall in rows]

    @property
    def business_case(self) -> BusinessCase | None:
        """What is written down of the business case; None on another question."""
        if self.question.key != "business-case":
            return None
        return BusinessCase.objects.standing().filter(deal=self.deal).first()

    def _row(self, about: Input.About, of: Deadline | Pitfall) -> Row:
        return Row(of, str(of.pk), tuple(self._inputs.get((about, str(of.pk)), ())))

    @cached_property
    def whom(self) -> list[Contact]:
        """Who may have been met; asked for where a part of the question names whom alone."""
        return list(may_have_been_met(self.deal))

    def _part(self, part: SubQuestion, told: Standing, is_asked: bool) -> Part:
        rows = sorted(
            (row for row in self.rows.values() if row.piece.part == part.key), key=_weight
        )
        if part.names_whom:
            rows = [self._with_whom(row) for row in rows]
        first = [row for row in rows if row.piece.decision != Decision.REJECTED][:ALWAYS_SHOWN]
        shown = first if len(rows) > ALWAYS_SHOWN + 1 else rows
        folded = [row for row in rows if row not in shown]
        return Part(
            part,
            told.light,
            self._reason(told),
            self._answers.get(part.key),
            tuple(shown),
            tuple(folded),
            is_asked,
            tuple(self._inputs.get((Input.About.PART, part.key), ())),
            _met(rows) if part.names_whom else (),
        )

    def _with_whom(self, row: EvidenceRow) -> EvidenceRow:
        if not row.is_open:
            return row
        likely = likely_met(row.piece, self.whom)
        return replace(row, whom=tuple(choices_of(self.whom, likely)))

    def _reason(self, told: Standing) -> Reason:
        rests_on = tuple(self.rows[pk] for pk in told.rests_on if pk in self.rows)
        return Reason(told.why.say(_), rests_on)


def _met(rows: Sequence[EvidenceRow]) -> tuple[Met, ...]:
    """Who was met and where by what stands accepted, each occasion once, the newest first."""
    found: dict[tuple[int, str, int], Met] = {}
    for row in rows:
        piece = row.piece
        if piece.met is not None and not piece.is_set_aside:
            key = (piece.met.pk, piece.source, piece.source_id)
            found.setdefault(key, Met(piece.met, occasion(piece), row.href))
    return tuple(found.values())


def _weight(row: EvidenceRow) -> tuple[int, int]:
    """Accepted first, then what waits, then set aside and rejected; the newest of each first."""
    piece = row.piece
    order = (
        3
        if piece.decision == Decision.REJECTED
        else 2
        if piece.is_set_aside
        else 0
        if piece.decision == Decision.ACCEPTED
        else 1
    )
    day = piece.said_on.toordinal() if piece.said_on else 0
    return (order, -day * 10**9 - piece.pk)


def choices_of_evidence(deal: Deal, **wanted: object) -> Sequence[Evidence]:
    """The evidence that an answer can rest on: what isn't rejected."""
    pieces = deal.evidence.filter(**wanted).exclude(decision=Decision.REJECTED)
    return list(pieces.order_by("-said_on", "-pk")[:200])
