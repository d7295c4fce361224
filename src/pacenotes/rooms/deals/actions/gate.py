"""The gate: asking for a technical colleague's time, giving it to one, taking it on, handing it to
another, finishing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.gate import short_of
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import hold, locked
from pacenotes.rooms.deals.actions.search_index import index_row
from pacenotes.rooms.deals.actions.team import join
from pacenotes.rooms.deals.models import Deal, GateRequest
from pacenotes.rooms.deals.queries.house import policy
from pacenotes.rooms.deals.queries.requests import giver_of, lights_now
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import storable
from pacenotes.rooms.people.models import Person

State = GateRequest.State


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
    lights = lights_now(deal)
    request = GateRequest(
        deal=deal,
        kind=kind,
        what=storable(what.strip()),
        asked_by=by,
        due=due,
        needs=list(told.needs),
        lights={key: light.value for key, light in lights.items()},
        short_of=list(short_of(told, lights)),
    )
    _check(request)
    request.save()
    after = {"kind": kind, "due": str(due or ""), "short_of": request.short_of}
    record("asked", request, by=by, after=after, deal_id=deal.pk)
    index_row(request)
    return request


@transaction.atomic
def give_to(*, request: GateRequest, person: Person, by: Person) -> GateRequest:
    """Say for whom a request is meant, who takes it on or declines it in person.

    Who isn't on the deal's team comes on it in their home position. ValidationError for who plays
    no technical position, and once the request doesn't wait any more.
    """
    rules.check_may_give_to(by, request)
    hold(request.deal_id)
    current = locked(request, None)
    _check_stands(current, State.ASKED)
    rules.check_may_give_to(by, current)
    if not rules.may_be_given(person, current):
        raise ValidationError(
            _("%(name)s plays no technical position, and a request is meant for one that does."),
            params={"name": person.name},
        )
    if rules.position_on(person, current.deal) is None:
        join(current.deal, person, person.position_key, by)
    if current.meant_for_id != person.pk:
        before = {"meant_for": current.meant_for_id}
        current.meant_for = person
        current.save()
        after = {"meant_for": person.pk}
        record("gave_to", current, by=by, before=before, after=after, deal_id=current.deal_id)
    return current


@transaction.atomic
def release(*, request: GateRequest, by: Person) -> GateRequest:
    """Say that a request is meant for nobody any more, so that any technical colleague on the team
    can take it on. ValidationError once it doesn't wait."""
    hold(request.deal_id)
    current = locked(request, None)
    _check_stands(current, State.ASKED)
    rules.check_may_release(by, current, giver_of(current))
    before = {"meant_for": current.meant_for_id}
    current.meant_for = None
    current.save()
    after = {"meant_for": None}
    record("released", current, by=by, before=before, after=after, deal_id=current.deal_id)
    return current


@transaction.atomic
def hand_request(*, request: GateRequest, to: Person, by: Person) -> GateRequest:
    """Hand a request that was taken on to a technical colleague on the team, who finishes it from
    then on. ValidationError for anybody else, for who asked for it, and where it isn't taken on."""
    current = locked(request, None)
    rules.check_may_hand_request(by, current)
    _check_stands(current, State.TAKEN)
    if not rules.may_have(to, current):
        raise ValidationError(
            _("%(name)s plays no technical position on this deal, or asked for this request."),
            params={"name": to.name},
        )
    if current.taken_by_id != to.pk:
        before = {"taken_by": current.taken_by_id}
        current.taken_by = to
        current.save()
        after = {"taken_by": to.pk}
        record("handed", current, by=by, before=before, after=after, deal_id=current.deal_id)
        index_row(current)
    return current


@transaction.atomic
def take_on(*, request: GateRequest, by: Person, reason: str = "") -> GateRequest:
    """Take a request on, oneself; short of what policy asks for only with a reason, on the record.

    What counts is what is lacking now: the sales side may have answered it since it asked, and
    what was answered then may have turned stale.
    """
    rules.check_may_take_on(by, request)
    current = locked(request, None)
    _check_stands(current, State.ASKED)
    rules.check_may_take_on(by, current)
    lacking = list(current.still_short_of(lights_now(current.deal)))
    if lacking and not reason.strip():
        raise ValidationError(
            _("The deal is short of what a request like this needs. Say why you take it on.")
        )
    current.taken_short_of = lacking or None
    return _settled("took_on", current, State.TAKEN, by, reason, {"short_of": lacking})


@transaction.atomic
def decline(*, request: GateRequest, reason: str, by: Person) -> GateRequest:
    """Decline a request, with a reason."""
    rules.check_may_take_on(by, request)
    current = locked(request, None)
    _check_stands(current, State.ASKED)
    rules.check_may_take_on(by, current)
    if not reason.strip():
        raise ValidationError(_("Say why, so that the asking side knows what to do."))
    return _settled("declined", current, State.DECLINED, by, reason, {})


@transaction.atomic
def finish(*, request: GateRequest, by: Person) -> GateRequest:
    """Say that what was asked for is done."""
    current = locked(request, None)
    rules.check_may_finish(by, current)
    _check_stands(current, State.TAKEN)
    return _moved("finished", current, State.DONE, by, {})


@transaction.atomic
def withdraw(*, request: GateRequest, by: Person) -> GateRequest:
    """Take a request back that isn't done."""
    rules.check_may_withdraw(by, request)
    current = locked(request, None)
    _check_stands(current, State.ASKED, State.TAKEN)
    return _moved("withdrew", current, State.WITHDRAWN, by, {})


def _settled(
    verb: str,
    current: GateRequest,
    state: GateRequest.State,
    by: Person,
    reason: str,
    told: dict[str, Any],
) -> GateRequest:
    """Taken on or declined: by whom, and why."""
    current.taken_by, current.reason = by, storable(reason.strip())
    return _moved(verb, current, state, by, {**told, "reason": current.reason})


def _moved(
    verb: str, current: GateRequest, state: GateRequest.State, by: Person, told: dict[str, Any]
) -> GateRequest:
    before = {"state": current.state}
    current.state = state
    _check(current)
    current.save()
    after = {"state": state.value, **told}
    record(verb, current, by=by, before=before, after=after, deal_id=current.deal_id)
    index_row(current)
    return current


def _check_stands(current: GateRequest, *states: GateRequest.State) -> None:
    """ValidationError where the request isn't in one of these states."""
    if current.state not in states:
        said = current.get_state_display()
        if current.taken_by is not None:
            said = _("%(state)s (%(name)s)") % {"state": said, "name": current.taken_by.name}
        raise ValidationError(
            _("This request is %(state)s by now. Nothing was changed."), params={"state": said}
        )


def _check(request: GateRequest) -> None:
    request.full_clean(exclude=_NOT_TYPED)


_NOT_TYPED = (
    "deal",
    "asked_by",
    "taken_by",
    "meant_for",
    "needs",
    "lights",
    "short_of",
    "taken_short_of",
)
