"""What is known on each of the five questions, in a line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pacenotes.core.qualification import PART_NAMES, QUESTIONS, Light, Question
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals.models import BusinessCase, Deadline, Deal, Pitfall, Standing
from pacenotes.rooms.deals.queries.resting import Resting, resting_of

_MOST = 3
"""Deadlines, and pitfalls, that a glance shows."""


@dataclass(frozen=True, slots=True)
class Glance:
    """A question at a glance: its light, what is known in a few lines, and what waits."""

    question: Question
    light: Light
    known: tuple[str, ...]
    answered: str
    waiting: str


def glances(deal: Deal, today: dt.date) -> list[Glance]:
    """The five questions at a glance as of a day, in six queries at most."""
    kept = {s.question: s for s in Standing.objects.filter(deal=deal)}
    resting = resting_of(deal)
    known = _known(deal, resting)
    return [
        Glance(
            q,
            kept[q.key].on(today) if q.key in kept else Light.UNKNOWN,
            tuple(known[q.key]),
            _answered(kept.get(q.key)),
            _waiting(resting.waiting.get(q.key, 0)),
        )
        for q in QUESTIONS
    ]


def _answered(kept: Standing | None) -> str:
    if kept is None or kept.asked < 2:
        return ""
    return _("%(answered)s of %(asked)s") % {"answered": kept.answered, "asked": kept.asked}


def _waiting(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)s to decide", "%(count)s to decide", count) % {"count": count}


def _known(deal: Deal, resting: Resting) -> dict[str, list[str]]:
    """What the owner wrote down and stands, by question."""
    known: dict[str, list[str]] = {q.key: [] for q in QUESTIONS}
    if resting.met:
        known["economic-buyer"].append(f"{_(PART_NAMES['present'])}: {', '.join(resting.met)}")
    answers = deal.answers.values_list("pk", "question", "part", "text", "contact__name")
    for pk, question, part, text, who in answers if resting.answers else ():
        said = text or ("" if part == "present" else who)  # who was met is told above
        if pk in resting.answers and said:
            known[question].append(f"{_(PART_NAMES[part])}: {said}")
    case = BusinessCase.objects.filter(deal=deal).first() if resting.has_case else None
    known["business-case"] += _case(case) if case else []
    if resting.deadlines:
        open_ones = deal.deadlines.filter(pk__in=resting.deadlines, state=Deadline.State.OPEN)
        known["deadlines"] += [f"{PAGE.day(due.last)}: {due.what}" for due in open_ones[:_MOST]]
    if resting.pitfalls:
        pitfalls = deal.pitfalls.filter(pk__in=resting.pitfalls, state=Pitfall.State.OPEN)
        known["pitfalls"] += [f"{p.what} ({p.get_severity_display()})" for p in pitfalls[:_MOST]]
    return known


def _case(case: BusinessCase) -> Iterator[str]:
    if case.metric or case.today or case.target:
        change = " → ".join(part for part in (case.today, case.target) if part)
        yield f"{case.metric}: {change}" if case.metric and change else case.metric or change
    if case.value is not None:
        period = f" {case.get_period_display()}" if case.period else ""
        yield f"{PAGE.number(case.value.normalize())} {case.currency}{period}"
