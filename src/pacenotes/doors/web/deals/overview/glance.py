"""What is known on each of the five questions, in a line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pacenotes.core.qualification import QUESTIONS, Decision, Light, Question
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals.models import BusinessCase, Deadline, Deal, Pitfall, Standing


@dataclass(frozen=True, slots=True)
class Glance:
    """A question at a glance: its light, what is known in a few lines, and what waits."""

    question: Question
    light: Light
    known: tuple[str, ...]
    answered: str
    waiting: str


def glances(deal: Deal, today: dt.date) -> list[Glance]:
    """The five questions at a glance as of a day, in six queries."""
    kept = {s.question: s for s in Standing.objects.filter(deal=deal)}
    waiting: dict[str, int] = {}
    open_ones = deal.evidence.filter(decision=Decision.PROPOSED).order_by()
    for key in open_ones.values_list("question", flat=True):
        waiting[key] = waiting.get(key, 0) + 1
    known = _known(deal)
    return [
        Glance(
            q,
            kept[q.key].on(today) if q.key in kept else Light.UNKNOWN,
            tuple(known[q.key]),
            _answered(kept.get(q.key)),
            _waiting(waiting.get(q.key, 0)),
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


def _known(deal: Deal) -> dict[str, list[str]]:
    """What the owner wrote down, by question."""
    known: dict[str, list[str]] = {q.key: [] for q in QUESTIONS}
    names = {part.key: part.name for q in QUESTIONS for part in q.parts}
    for answer in deal.answers.standing().select_related("contact"):
        who = answer.contact.name if answer.contact else ""
        said = answer.text or who
        if said:
            known[answer.question].append(f"{_(names[answer.part])}: {said}")
    case = BusinessCase.objects.standing().filter(deal=deal).first()
    known["business-case"] += _case(case) if case else []
    known["deadlines"] += [
        f"{PAGE.day(due.last)}: {due.what}"
        for due in deal.deadlines.standing().filter(state=Deadline.State.OPEN)[:3]
    ]
    known["pitfalls"] += [
        f"{pitfall.what} ({pitfall.get_severity_display()})"
        for pitfall in deal.pitfalls.standing().filter(state=Pitfall.State.OPEN)[:3]
    ]
    return known


def _case(case: BusinessCase) -> Iterator[str]:
    if case.metric or case.today or case.target:
        change = " → ".join(part for part in (case.today, case.target) if part)
        yield f"{case.metric}: {change}" if case.metric and change else case.metric or change
    if case.value is not None:
        period = f" {case.get_period_display()}" if case.period else ""
        yield f"{PAGE.number(case.value.normalize())} {case.currency}{period}"
