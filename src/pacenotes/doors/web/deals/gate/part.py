"""A deal's requests and the form that asks for one, as the deal's pages show them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from pacenotes.doors.web.deals.gate.forms import AskForm
from pacenotes.doors.web.deals.gate.rows import kind_rows, request_row
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.queries.requests import lights_now, requests_of
from pacenotes.rooms.people.models import Person


def requests_part(deal: Deal, person: Person, form: AskForm | None = None) -> dict[str, Any]:
    """What `deals/gate/part.html` shows, in two queries; `form` is one that was sent and is shown
    again. The deal comes with its team."""
    lights, today = lights_now(deal), timezone.localdate()
    may_ask = rules.may_ask(person, deal)
    gate = {
        "requests": [request_row(request, lights, today) for request in requests_of(deal)],
        "may_ask": may_ask,
        "kinds": kind_rows(lights),
        "form": form or AskForm(),
    }
    return {"gate": gate}
