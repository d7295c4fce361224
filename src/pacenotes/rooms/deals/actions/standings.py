"""Keeping how the five questions stand, in the transaction that changes their evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.utils import timezone

from pacenotes.core.qualification import QUESTIONS, Light, Question
from pacenotes.core.standing import QuestionStanding
from pacenotes.rooms.deals.actions.conflicts import hold
from pacenotes.rooms.deals.models import Deal, Standing
from pacenotes.rooms.deals.queries.standings import (
    computed,
    computed_of_deals,
    counted_by,
    policy_mark,
)
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person

DEALS_AT_ONCE = 500


@transaction.atomic
def keep_standings(
    *, deal: Deal, by: Person | None, questions: Iterable[str] = ()
) -> dict[str, Light]:
    """Compute questions (all five where none is named) anew and keep them; the changed lights.

    A light that changed is an event in the deal's timeline.
    """
    hold(deal.pk)
    keys = set(questions)
    asked = [q for q in QUESTIONS if not keys or q.key in keys]
    kept = {s.question: s for s in Standing.objects.filter(deal=deal)}
    today = timezone.localdate()
    news: dict[str, Light] = {}
    for question, told in computed(deal, asked, today):
        light = _keep(deal, question, told, kept.get(question.key), today, by)
        if light is not None:
            news[question.key] = light
    return news


def count_anew(*, by: Person | None) -> int:
    """Compute all deals' questions by the team's policy, where they were kept by another one; how
    many deals were gone through.

    A policy is a file, read at the start: what was kept by the one before would be wrong from then
    on. Which one standings are kept by is on the record.
    """
    if counted_by() == policy_mark():
        return 0
    gone_through = 0
    for ids in _batches():
        gone_through += len(ids)
        _count_anew(ids, by)
    with transaction.atomic():
        after = {"policy": policy_mark(), "deals": gone_through}
        record("counted_anew", Standing(pk=0), by=by, after=after)
    return gone_through


def _batches() -> Iterator[list[int]]:
    """The ids of all deals, so many at once."""
    last = 0
    while ids := list(
        Deal.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:DEALS_AT_ONCE]
    ):
        yield ids
        last = ids[-1]


@transaction.atomic
def _count_anew(ids: list[int], by: Person | None) -> None:
    rows = Deal.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids)
    deals = {deal.pk: deal for deal in rows.order_by("pk")}
    kept = {(s.deal_id, s.question): s for s in Standing.objects.filter(deal__in=ids)}
    today = timezone.localdate()
    for deal_id, question, told in computed_of_deals(ids, today):
        _keep(deals[deal_id], question, told, kept.get((deal_id, question.key)), today, by)


def _keep(
    deal: Deal,
    question: Question,
    told: QuestionStanding,
    row: Standing | None,
    today: dt.date,
    by: Person | None,
) -> Light | None:
    """Keep one question's standing; its light where that changed."""
    light = told.whole.light
    before = row.on(today) if row else Light.UNKNOWN
    stored = Light.ANSWERED if light is Light.STALE else light
    if stored is not Light.UNKNOWN:
        _save(row or Standing(deal=deal, question=question.key), stored, told)
    elif row is not None:
        row.delete()
    if before is light:
        return None
    record(
        "light_changed",
        deal,
        by=by,
        before={"question": question.key, "light": before.value},
        after={"question": question.key, "light": light.value},
        deal_id=deal.pk,
    )
    return light


def _save(row: Standing, light: Light, told: QuestionStanding) -> None:
    fresh = (light.value, told.whole.stale_from, told.answered, told.asked)
    if row._state.adding or fresh != (row.light, row.stale_from, row.answered, row.asked):
        row.light, row.stale_from, row.answered, row.asked = fresh
        row.save()
