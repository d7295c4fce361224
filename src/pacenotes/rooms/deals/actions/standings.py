"""Keeping how the five questions stand, in the transaction that changes their evidence."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from pacenotes.core.qualification import QUESTIONS, Light
from pacenotes.rooms.deals.actions.conflicts import hold
from pacenotes.rooms.deals.models import Deal, Standing
from pacenotes.rooms.deals.queries.standings import computed
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


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
    for question, whole in computed(deal, asked, today):
        light = whole.whole.light
        stored = Light.ANSWERED if light is Light.STALE else light
        row = kept.get(question.key) or Standing(deal=deal, question=question.key, light="unknown")
        before = row.on(today) if row.pk else Light.UNKNOWN
        row.light, row.stale_from = stored.value, whole.whole.stale_from
        row.answered, row.asked = whole.answered, whole.asked
        if stored is Light.UNKNOWN:
            if row.pk:
                row.delete()
        else:
            row.save()
        if before is not light:
            news[question.key] = light
            record(
                "light_changed",
                deal,
                by=by,
                before={"question": question.key, "light": before.value},
                after={"question": question.key, "light": light.value},
                deal_id=deal.pk,
            )
    return news
