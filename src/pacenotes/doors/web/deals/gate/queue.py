"""The requests that wait, for one person, across the deals they may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from pacenotes.doors.web.deals.gate.rows import RequestRow, request_row
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.queries.requests import requests_waiting
from pacenotes.rooms.deals.queries.standings import Lights, lights_of
from pacenotes.rooms.people.models import Person

MOST_ROWS = 200
"""Requests that the page shows, the first due first."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request that waits, its deal, and the deal's five lights now."""

    row: RequestRow
    deal: Deal
    lights: Lights


def waiting_for(person: Person) -> dict[str, Any]:
    """What `deals/gate/queue.html` shows, in four queries: what this person may take on, what they
    have taken on, and what waits for colleagues."""
    found = list(requests_waiting(person)[: MOST_ROWS + 1])
    today, shown = timezone.localdate(), found[:MOST_ROWS]
    lights = lights_of({request.deal_id: request.deal for request in shown}.values())
    to_take: list[Waiting] = []
    taken: list[Waiting] = []
    others: list[Waiting] = []
    for request in shown:
        of_deal = lights[request.deal_id]
        row = request_row(request, {q.key: light for q, light in of_deal}, today)
        is_mine = request.taken_by_id == person.pk
        may_take = row.waits and rules.may_take_on(person, request)
        group = taken if is_mine else to_take if may_take else others
        group.append(Waiting(row, request.deal, of_deal))
    return {"to_take": to_take, "taken": taken, "others": others, "is_cut": len(found) > MOST_ROWS}
