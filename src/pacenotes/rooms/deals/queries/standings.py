"""How the five questions stand: as kept for lists, and computed anew to be explained."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence

from django.utils import timezone

from pacenotes.core.listening.finding import Window
from pacenotes.core.qualification import OCCASIONS, QUESTIONS, Decision, Light, Question
from pacenotes.core.roster import Party
from pacenotes.core.standing import Cited, QuestionStanding, light_on, question_standing
from pacenotes.rooms.deals.models import Deadline, Deal, Evidence, Standing
from pacenotes.rooms.deals.queries.house import policy
from pacenotes.rooms.history.models import Event

Lights = tuple[tuple[Question, Light], ...]


def lights_of(deals: Iterable[Deal]) -> dict[int, Lights]:
    """The five lights of each deal, by its id, in one query."""
    return lights_of_ids([deal.pk for deal in deals], timezone.localdate())


def lights_of_ids(ids: Sequence[int], today: dt.date) -> dict[int, Lights]:
    """The five lights, as of a day, of the deals with these ids, in one query."""
    rows = Standing.objects.filter(deal__in=ids).values_list(
        "deal_id", "question", "light", "stale_from"
    )
    kept = {
        (deal, question): light_on(Light(light), stale_from, today)
        for deal, question, light, stale_from in rows
    }
    return {pk: tuple((q, kept.get((pk, q.key), Light.UNKNOWN)) for q in QUESTIONS) for pk in ids}


def computed(
    deal: Deal, questions: Sequence[Question], today: dt.date
) -> list[tuple[Question, QuestionStanding]]:
    """Questions computed from all their evidence, with the reasons."""
    rows = deal.evidence.filter(question__in=[q.key for q in questions]).exclude(
        decision=Decision.REJECTED
    )
    pieces: dict[str, list[Evidence]] = {}
    for row in rows.select_related("deadline"):
        pieces.setdefault(row.question, []).append(row)
    return [(q, standing_from(pieces.get(q.key, ()), q, today)) for q in questions]


def computed_of_deals(
    ids: Sequence[int], today: dt.date
) -> Iterator[tuple[int, Question, QuestionStanding]]:
    """The five questions of many deals computed from all their evidence, in one query."""
    rows = Evidence.objects.filter(deal__in=ids).exclude(decision=Decision.REJECTED)
    pieces: dict[tuple[int, str], list[Evidence]] = {}
    for row in rows.select_related("deadline").order_by("pk").iterator(2000):
        pieces.setdefault((row.deal_id, row.question), []).append(row)
    for deal_id in ids:
        for question in QUESTIONS:
            evidence = pieces.get((deal_id, question.key), ())
            yield deal_id, question, standing_from(evidence, question, today)


def policy_mark() -> str:
    """A mark that is another one for every policy by which questions are answered, and for every
    change of what the questions themselves ask."""
    return hashlib.sha256(repr((policy().questions, QUESTIONS)).encode()).hexdigest()[:16]


def counted_by() -> str:
    """The mark of the policy by which the kept standings were counted last; empty where none
    is on record."""
    last = Event.objects.filter(about_type="standing", about_id=0, verb="counted_anew").first()
    return str(last.after.get("policy", "")) if last else ""


def standing_from(
    pieces: Iterable[Evidence], question: Question, today: dt.date
) -> QuestionStanding:
    """A question computed from evidence that was loaded already, with its deadlines."""
    return question_standing(
        question, [cited(piece) for piece in pieces], policy().of(question.key), today
    )


def cited(row: Evidence) -> Cited:
    """A piece of evidence as core reads it; what its owner wrote down of a deadline goes before
    what the words alone amount to."""
    meaning = row.meaning
    if row.deadline is not None:
        is_open = row.deadline.state == Deadline.State.OPEN
        window = Window(row.deadline.first, row.deadline.last) if is_open else None
        meaning = dataclasses.replace(meaning, window=window)
    return Cited(
        row.pk,
        row.part,
        Decision(row.decision),
        row.said_on,
        meaning,
        row.disagrees,
        row.is_set_aside,
        timezone.localdate(row.added_at),
        row.party == Party.OURS,
        row.met_id is not None and row.source in OCCASIONS,
    )
