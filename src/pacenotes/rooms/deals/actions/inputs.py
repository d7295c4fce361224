"""Inputs: given by anybody on the team, accepted or declined by who owns what they are on."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core import qualification
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Deal, Input, TechnicalQuestion
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


@transaction.atomic
def give_input(*, deal: Deal, about_type: str, about_id: str, text: str, by: Person) -> Input:
    """Say something on a thing that another position owns; ValidationError where it isn't there."""
    rules.check_may_contribute(by, deal)
    _check_is_there(deal, about_type, about_id)
    given = Input(
        deal=deal, about_type=about_type, about_id=about_id, text=text.strip(), given_by=by
    )
    given.full_clean(exclude=["deal", "given_by"])
    given.save()
    after = {"about": about_type, "on": about_id}
    record("gave_input", given, by=by, after=after, deal_id=deal.pk)
    return given


@transaction.atomic
def decide_input(*, given: Input, state: str, by: Person, reason: str = "") -> Input:
    """Accept an input, decline it with a reason, or leave it; deciding again changes that."""
    rules.check_may_decide_input(by, given, _owner(given))
    current = Input.objects.select_for_update(of=("self",)).get(pk=given.pk)
    if state not in {Input.State.ACCEPTED, Input.State.DECLINED, Input.State.LEFT}:
        raise ValidationError(_("Accept it, decline it, or leave it."))
    if state == Input.State.DECLINED and not reason.strip():
        raise ValidationError(_("Say why, so that whoever gave it knows."))
    before = {"state": current.state}
    current.state, current.reason = state, reason.strip()
    current.decided_by, current.decided_at = by, timezone.now()
    current.save()
    record(
        "decided", current, by=by, before=before, after={"state": state}, deal_id=current.deal_id
    )
    return current


def _owner(given: Input) -> Person | None:
    if given.about_type != Input.About.TECHNICAL_QUESTION:
        return None
    question = TechnicalQuestion.objects.filter(pk=given.about_id, deal=given.deal).first()
    return question.owner if question else None


def _check_is_there(deal: Deal, about_type: str, about_id: str) -> None:
    if about_type == Input.About.PART:
        known = [part.key for question in qualification.QUESTIONS for part in question.parts]
        is_there = about_id in known
    else:
        rows = {
            Input.About.DEADLINE: deal.deadlines,
            Input.About.PITFALL: deal.pitfalls,
            Input.About.TECHNICAL_QUESTION: deal.technical_questions,
            Input.About.REQUEST: deal.requests,
        }
        found = rows.get(about_type)  # type: ignore[call-overload]  # any string may be asked for
        is_there = (
            found is not None
            and about_id.isdecimal()
            and len(about_id) < 19
            and found.filter(pk=int(about_id)).exists()
        )
    if not is_there:
        raise ValidationError(_("What this input is on isn't there any more."))
