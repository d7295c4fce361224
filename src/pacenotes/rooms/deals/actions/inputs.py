"""Inputs: given by anybody on the team, accepted or declined by who owns what they are on."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.qualification import PART_NAMES
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.actions.conflicts import Conflict, locked
from pacenotes.rooms.deals.actions.search_index import index_row
from pacenotes.rooms.deals.models import Deal, Input
from pacenotes.rooms.deals.queries.inputs import owner_of
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import storable
from pacenotes.rooms.people.models import Person

About, State = Input.About, Input.State


@transaction.atomic
def give_input(*, deal: Deal, about_type: str, about_id: str, text: str, by: Person) -> Input:
    """Say something on a thing that another position owns; ValidationError where it isn't there."""
    rules.check_may_contribute(by, deal)
    there = _there(deal, about_type, about_id)
    return keep_input(deal=deal, about_type=about_type, about_id=there, text=text, by=by)


@transaction.atomic
def keep_input(*, deal: Deal, about_type: str, about_id: str, text: str, by: Person) -> Input:
    """Keep an input on a thing that whoever calls has found; rooms above this one call it for
    what they own."""
    rules.check_may_contribute(by, deal)
    given = Input(
        deal=deal,
        about_type=about_type,
        about_id=about_id,
        text=storable(text.strip()),
        given_by=by,
    )
    given.full_clean(exclude=_NOT_TYPED)
    given.save()
    after = {"about": given.about_type, "on": given.about_id}
    record("gave_input", given, by=by, after=after, deal_id=deal.pk)
    index_row(given)
    return given


@transaction.atomic
def decide_input(
    *, given: Input, state: str, by: Person, reason: str = "", seen: str | None = None
) -> Input:
    """Accept an input, decline it with a reason, or leave it; deciding again changes that.

    Who gave an accepted input is credited where it went. `seen` is the state in which it was read:
    Conflict where another owner decided meanwhile.
    """
    owner = owner_of(given)
    return settle_input(given=given, state=state, owner=owner, by=by, reason=reason, seen=seen)


@transaction.atomic
def settle_input(
    *,
    given: Input,
    state: str,
    owner: Person | None,
    by: Person,
    reason: str = "",
    seen: str | None = None,
) -> Input:
    """Decide on an input whose thing has this `owner`; see `decide_input`. Rooms above this one
    call it for what they own."""
    rules.check_may_decide_input(by, given, owner)
    current = locked(given, None)
    if seen is not None and current.state != seen:
        raise Conflict(current)
    if state not in {State.ACCEPTED, State.DECLINED, State.LEFT}:
        raise ValidationError(_("Accept it, decline it, or leave it."))
    if state == State.DECLINED and not reason.strip():
        raise ValidationError(_("Say why, so that whoever gave it knows."))
    before = {"state": current.state, "reason": current.reason}
    current.state, current.reason = state, storable(reason.strip())
    current.decided_by, current.decided_at = by, timezone.now()
    current.full_clean(exclude=_NOT_TYPED)
    current.save()
    after = {
        "state": current.state,
        "reason": current.reason,
        "about": current.about_type,
        "on": current.about_id,
        "credits": current.given_by_id if current.state == State.ACCEPTED else None,
    }
    record("decided", current, by=by, before=before, after=after, deal_id=current.deal_id)
    index_row(current)
    return current


@transaction.atomic
def move_inputs(*, deal: Deal, off: tuple[str, str], onto: tuple[str, str], by: Person) -> None:
    """Put the inputs on a thing that goes (its type and id) on what it was part of, so that none
    is lost. Rooms above this one call it for what they own and have checked."""
    rules.check_may_contribute(by, deal)
    for given in deal.inputs.filter(about_type=off[0], about_id=off[1]).select_for_update():
        given.about_type, given.about_id = onto
        given.save(update_fields=["about_type", "about_id"])
        after = {"about": given.about_type, "on": given.about_id}
        record("moved", given, by=by, after=after, deal_id=deal.pk)
        index_row(given)


def _there(deal: Deal, about_type: str, about_id: str) -> str:
    """The thing's key or id, written one way; ValidationError where the deal has no such thing."""
    if about_type == About.PART:
        if about_id in PART_NAMES:
            return about_id
    else:
        rows = {
            About.DEADLINE: deal.deadlines,
            About.PITFALL: deal.pitfalls,
            About.TECHNICAL_QUESTION: deal.technical_questions,
            About.REQUEST: deal.requests,
        }
        found = rows.get(about_type)  # type: ignore[call-overload]  # any string may be asked for
        is_number = about_id.isascii() and about_id.isdecimal() and len(about_id) < 19
        if found is not None and is_number and found.filter(pk=int(about_id)).exists():
            return str(int(about_id))
    raise ValidationError(_("What this input is on isn't there any more."))


_NOT_TYPED = ("deal", "given_by", "decided_by", "decided_at")
