"""Words that were said in a deal, as evidence to decide on, and how its questions stand by them."""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal

from django.utils import timezone

from pacenotes.core.listening.finding import Detail, Money, Window
from pacenotes.core.qualification import QUESTIONS, Decision, Light, question_of
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Contact, Deal, Evidence, Note, Standing
from pacenotes.rooms.deals.queries.resting import resting_of
from pacenotes.rooms.deals.queries.standings import computed
from pacenotes.rooms.people.models import Person

SAID_ON = dt.date(2026, 9, 14)
_places = itertools.count(1)


def said(deal: Deal, part: str, **fields: object) -> Evidence:
    """Words on a part, heard in a call of last week that nobody looked at yet."""
    place = next(_places)
    told: dict[str, object] = {
        "words": f"word {place}",
        "speaker": "Dana Whitfield",
        "party": "theirs",
        "said_on": SAID_ON,
        "source": Evidence.Source.CALL,
        "source_id": 1,
        "place": place,
        "start": 0,
        "end": 6,
    }
    piece = Evidence(deal=deal, question=question_of(part).key, part=part, **{**told, **fields})
    actions.keep_evidence(deal=deal, evidence=[piece], by=None)
    return piece


def accepted(deal: Deal, part: str, by: Person, **fields: object) -> Evidence:
    """Words on a part that their owner accepted."""
    return decided(said(deal, part, **fields), by, Decision.ACCEPTED)


def decided(
    piece: Evidence, by: Person, decision: Decision, *, disagrees: bool = False
) -> Evidence:
    """Decided on by their owner, who names Dana as met where that is asked."""
    met = dana(piece.deal) if piece.part == "present" else None
    return actions.decide(evidence=piece, decision=decision, by=by, disagrees=disagrees, met=met)


def dana(deal: Deal) -> Contact:
    """Dana Whitfield, of the deal's account."""
    return Contact.objects.get_or_create(account=deal.account, name="Dana Whitfield")[0]


def euros(amount: int) -> Detail:
    return Detail(money=Money(Decimal(amount), "EUR"))


def until(day: dt.date, what: str | None = None) -> Detail:
    return Detail(window=Window(day, day), what=what)


def note(deal: Deal, by: Person, text: str, **fields: object) -> Note:
    told: dict[str, object] = {"title": "Lunch", "about_on": SAID_ON, **fields}
    return actions.write_note(deal=deal, text=text, by=by, **told)  # type: ignore[arg-type]


def light(deal: Deal, question: str, on: dt.date | None = None) -> Light:
    """A question's light as it is kept."""
    row = Standing.objects.filter(deal=deal, question=question).first()
    return row.on(on or timezone.localdate()) if row else Light.UNKNOWN


def part_light(deal: Deal, part: str, on: dt.date | None = None) -> Light:
    """A part's light, computed."""
    told = computed(deal, [question_of(part)], on or timezone.localdate())[0][1]
    return next(standing.light for one, standing in told.parts if one.key == part)


def kept_is_computed(deal: Deal, *days: dt.date) -> None:
    """What is kept tells the light that core computes, on each of these days."""
    for day in days or (timezone.localdate(),):
        for question, told in computed(deal, QUESTIONS, day):
            assert light(deal, question.key, day) is told.whole.light, (question.key, day)
    _rests_as_it_stands(deal)


def _rests_as_it_stands(deal: Deal) -> None:
    """What one query tells of all that stands is what each row's own condition says."""
    resting = resting_of(deal)
    assert (
        resting.has_case
        == Evidence.objects.standing().filter(deal=deal).filter(question="business-case").exists()
    )
    assert resting.answers == set(deal.answers.standing().values_list("pk", flat=True))
    assert resting.deadlines == set(deal.deadlines.standing().values_list("pk", flat=True))
    assert resting.pitfalls == set(deal.pitfalls.standing().values_list("pk", flat=True))
    met = Evidence.objects.standing().filter(deal=deal).exclude(met=None)
    assert set(resting.met) == set(met.values_list("met__name", flat=True))
    for question in QUESTIONS:
        waiting = deal.evidence.filter(question=question.key, decision=Decision.PROPOSED).count()
        assert resting.waiting.get(question.key, 0) == waiting
