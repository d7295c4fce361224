"""The gate: asking for a technical colleague's time, taking it on, declining, finishing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.gate import short_of
from pacenotes.core.qualification import QUESTIONS, Light
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Deal, GateRequest
from pacenotes.rooms.deals.queries.house import policy
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


@transaction.atomic
def ask(*, deal: Deal, kind: str, what: str, by: Person, due: dt.date | None = None) -> GateRequest:
    """Ask for a technical colleague's time; the request shows the five questions as they stand.

    What policy asks for and is lacking stands in `short_of`: nobody waves it through.
    """
    rules.check_may_ask(by, deal)
    told = policy().request(kind)
    if told is None:
        raise ValidationError(
            _("There is no request of the kind “%(kind)s”."), params={"kind": kind}
        )
    today = timezone.localdate()
    stand = {s.question: s.on(today) for s in deal.standings.all()}
    lights = {q.key: stand.get(q.key, Light.UNKNOWN) for q in QUESTIONS}
    request = GateRequest(
        deal=deal,
        kind=kind,
        what=what.strip(),
        asked_by=by,
        due=due,
        lights={key: light.value for key, light in lights.items()},
        short_of=list(short_of(told, lights)),
    )
    request.full_clean(exclude=["deal", "asked_by"])
    request.save()
    _record("asked", request, by, {"kind": kind, "short_of": request.short_of})
    return request


@transaction.atomic
def take_on(*, request: GateRequest, by: Person, reason: str = "") -> GateRequest:
    """Take a request on; short of what policy asks for only with a reason, on the record."""
    rules.check_may_take_on(by, request)
    current = _open(request, GateRequest.State.ASKED)
    if current.short_of and not reason.strip():
        raise ValidationError(
            _("The deal is short of what a request like this needs. Say why you take it on.")
        )
    current.state, current.taken_by = GateRequest.State.TAKEN, by
    current.reason = reason.strip()
    current.save()
    _record("took_on", current, by, {"short_of": current.short_of, "reason": current.reason})
    return current


@transaction.atomic
def decline(*, request: GateRequest, reason: str, by: Person) -> GateRequest:
    """Decline a request, with a reason."""
    rules.check_may_take_on(by, request)
    current = _open(request, GateRequest.State.ASKED)
    if not reason.strip():
        raise ValidationError(_("Say why, so that the asking side knows what to do."))
    current.state, current.taken_by = GateRequest.State.DECLINED, by
    current.reason = reason.strip()
    current.save()
    _record("declined", current, by, {"reason": current.reason})
    return current


@transaction.atomic
def finish(*, request: GateRequest, by: Person) -> GateRequest:
    """Say that what was asked for is done."""
    rules.check_may_finish(by, request)
    current = _open(request, GateRequest.State.TAKEN)
    current.state = GateRequest.State.DONE
    current.save()
    _record("finished", current, by, {})
    return current


@transaction.atomic
def withdraw(*, request: GateRequest, by: Person) -> GateRequest:
    """Take a request back that isn't done."""
    rules.check_may_withdraw(by, request)
    current = _open(request, GateRequest.State.ASKED, GateRequest.State.TAKEN)
    current.state = GateRequest.State.WITHDRAWN
    current.save()
    _record("withdrew", current, by, {})
    return current


def _open(request: GateRequest, *states: GateRequest.State) -> GateRequest:
    """The request as it stands, locked; ValidationError where it isn't in one of these states."""
    current = GateRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if current.state not in states:
        raise ValidationError(
            _("This request is %(state)s by now. Nothing was changed."),
            params={"state": current.get_state_display()},
        )
    return current


def _record(verb: str, request: GateRequest, by: Person, after: dict[str, Any]) -> None:
    record(verb, request, by=by, after=after, deal_id=request.deal_id)
