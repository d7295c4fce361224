"""Demos: planned by who took the request on, set in time and place, handed to a colleague."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.names import fold
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Deal, GateRequest, Meeting
from pacenotes.rooms.demos.actions.holding import hold_demo
from pacenotes.rooms.demos.actions.stepping import COPIED
from pacenotes.rooms.demos.actions.telling import tell_plan
from pacenotes.rooms.demos.models import Demo, PlanStep, Playbook
from pacenotes.rooms.demos.queries.searched import searched_demos
from pacenotes.rooms.demos.rules.plans import (
    check_may_change_plan,
    check_may_hand_demo,
    check_may_plan,
    plays_technical,
)
from pacenotes.rooms.history.actions import index_many, record
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.people.models import Person

KIND = "demo"
"""The kind of request that leads to a demo, by policy's key."""


class DemoFields(TypedDict, total=False):
    """What of a demo its demoer can set; what isn't named stays."""

    title: str
    held_on: dt.date | None
    minutes: int
    meeting: Meeting | None


@transaction.atomic
def plan_demo(
    *,
    title: str,
    by: Person,
    request: GateRequest | None = None,
    deal: Deal | None = None,
    playbook: Playbook | None = None,
) -> Demo:
    """Begin to plan a demo: for a request that one took on, or on a deal where nobody had to ask.

    With the steps of a playbook, whose capabilities' names are matched with what the deal
    requires. ValidationError where the request is no demo's, isn't taken on, or has its demo.
    """
    of = request.deal if request is not None else deal
    if of is None:
        raise ValueError("a demo is planned for a request or on a deal")
    check_may_plan(by, of, request)
    if request is not None:
        request = _to_be_planned(request, by)
    demo = Demo(deal=of, request=request, demoer=by, held_on=request.due if request else None)
    put(demo, {"title": title})
    if playbook is not None:
        demo.playbook_name = playbook.name
    check(demo, typed=_TYPED)
    demo.save()
    if playbook is not None:
        _copy_steps(playbook, demo)
    index_many(searched_demos([demo.pk]))
    after = {"request": request.pk if request else None}
    record("planned", demo, by=by, after=after, deal_id=demo.deal_id)
    return demo


@transaction.atomic
def set_demo(*, demo: Demo, fields: DemoFields, by: Person, version: int | None = None) -> Demo:
    """Set a demo's title, day, minutes or meeting; with a meeting its day is the meeting's.

    Conflict where the plan was changed since `version`; ValidationError, by field, where it can't
    be so.
    """
    check_may_change_plan(by, demo)
    current = hold_demo(demo, version)
    check_may_change_plan(by, current)
    before = {"held_on": str(current.held_on or ""), "minutes": current.minutes}
    told: dict[str, Any] = dict(fields)
    meeting = told.get("meeting")
    if meeting is not None:
        if meeting.deal_id != current.deal_id:
            raise ValidationError({"meeting": [_("That meeting is on another deal.")]})
        told["held_on"] = meeting.held_on
    names = put(current, told)
    check(current, typed=_TYPED)
    if names:
        current.version += 1
        current.save()
        index_many(searched_demos([current.pk]))
        after = {
            "held_on": str(current.held_on or ""),
            "minutes": current.minutes,
            "changed": names,
        }
        record("changed", current, by=by, before=before, after=after, deal_id=current.deal_id)
        tell_plan(current)
    return current


@transaction.atomic
def hand_demo(*, demo: Demo, to: Person, by: Person) -> Demo:
    """Hand a demo and its plan to a technical colleague on the team, on the record, and with it the
    request that it was planned for, which they finish from then on.

    ValidationError for anybody else, and for who asked for it.
    """
    check_may_hand_demo(by, demo)
    current = hold_demo(demo, None)
    check_may_hand_demo(by, current)
    if not plays_technical(to, current.deal):
        raise ValidationError(
            _("%(name)s plays no technical position on this deal."), params={"name": to.name}
        )
    if current.demoer_id != to.pk:
        _hand_request(current, to, by)
        before = {"demoer": current.demoer_id}
        current.demoer = to
        current.version += 1
        current.save()
        after = {"demoer": to.pk}
        record("handed", current, by=by, before=before, after=after, deal_id=current.deal_id)
        tell_plan(current)
    return current


def _hand_request(demo: Demo, to: Person, by: Person) -> None:
    request = demo.request
    if request is not None and request.state == GateRequest.State.TAKEN:
        deals.hand_request(request=request, to=to, by=by)


def _to_be_planned(request: GateRequest, by: Person) -> GateRequest:
    """The request as it stands, held; ValidationError where no demo can be planned for it."""
    rows = GateRequest.objects.select_for_update(of=("self",), no_key=True)
    current = rows.select_related("deal").get(pk=request.pk)
    check_may_plan(by, current.deal, current)
    if current.kind != KIND:
        raise ValidationError(_("This request asks for something other than a demo."))
    if current.state != GateRequest.State.TAKEN:
        said = current.get_state_display()
        raise ValidationError(
            _("This request is %(state)s by now. Nothing was changed."), params={"state": said}
        )
    if Demo.objects.filter(request=current).exists():
        raise ValidationError(_("The demo of this request is planned already."))
    return current


def _copy_steps(playbook: Playbook, demo: Demo) -> None:
    required = {fold(one.name): one for one in demo.deal.capabilities.all()}
    for place, step in enumerate(playbook.steps.all(), start=1):
        fields = {name: getattr(step, name) for name in COPIED}
        copied = PlanStep.objects.create(demo=demo, place=place, **fields)
        proven = required.get(fold(step.capability))
        if proven is not None:
            copied.proves.add(proven)


_TYPED = ("title", "held_on", "minutes")
