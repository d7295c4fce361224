"""Steps linked to what the landscape has learnt of since they were written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from pacenotes.core.names import fold
from pacenotes.rooms.demos.models import PlanStep, PlaybookStep
from pacenotes.rooms.history.actions import Happened, record_many
from pacenotes.rooms.landscape.models import Capability
from pacenotes.rooms.landscape.queries.naming import capabilities_by_name
from pacenotes.rooms.people.models import Person


@transaction.atomic
def link_steps_by_name(*, by: Person | None) -> int:
    """Link the steps of plans and playbooks whose words name a capability that wasn't in the
    landscape when they were written; how many. Words that are nobody's name alone stay words."""
    known = capabilities_by_name()
    events = [one for model in (PlanStep, PlaybookStep) for one in _linked(model, known)]
    record_many(events=events, by=by)
    return len(events)


def _linked(
    model: type[PlanStep] | type[PlaybookStep], known: dict[str, Capability]
) -> Iterator[Happened]:
    steps: QuerySet[Any] = (
        PlanStep.objects.select_related("demo")
        if model is PlanStep
        else model._default_manager.all()
    )
    unlinked = steps.filter(differentiator_capability=None).exclude(differentiator="")
    unlinked = unlinked.order_by("pk")
    for words in unlinked.order_by().values_list("differentiator", flat=True).distinct():
        capability = known.get(fold(words))
        if capability is None:
            continue
        rows = list(unlinked.filter(differentiator=words))
        ids = [row.pk for row in rows]
        model._default_manager.filter(pk__in=ids).update(differentiator_capability=capability)
        for row in rows:
            deal = row.demo.deal_id if isinstance(row, PlanStep) else None
            after = {"differentiator_capability": capability.pk}
            yield Happened("linked_step", model._meta.model_name or "", row.pk, deal, {}, after)
