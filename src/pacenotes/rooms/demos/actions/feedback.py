"""Feedback from colleague to colleague: given, reworded, and shared by whom it belongs to."""

from __future__ import annotations

from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.rooms.demos.actions.telling import hold_session
from pacenotes.rooms.demos.models import DemoSession, Feedback, PlanStep
from pacenotes.rooms.demos.rules.feedback import (
    check_may_give_feedback,
    check_may_reword_feedback,
    check_may_share_feedback,
)
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.people.models import Person


class FeedbackFields(TypedDict):
    """What feedback says, and the steps that it is about."""

    went_well: str
    went_well_in: PlanStep | None
    to_try: str
    to_try_in: PlanStep | None


@transaction.atomic
def give_feedback(
    *, session: DemoSession, to: Person, fields: FeedbackFields, by: Person
) -> Feedback:
    """Give a colleague feedback on a session that has ended; it is theirs from then on.

    ValidationError while the session is live, where nothing went well, and where one has given
    this colleague feedback on it already. It stands in no deal's timeline: that there is any is
    theirs to tell.
    """
    check_may_give_feedback(by, session, to)
    hold_session(session.pk)  # so that a double click gives it once
    if session.ended_at is None:
        raise ValidationError(_("The demo is still on. Give feedback once it is over."))
    if Feedback.objects.filter(session=session, given_by=by, given_to=to).exists():
        raise ValidationError(
            _("You gave %(name)s feedback on this session already: reword that."),
            params={"name": to.name},
        )
    given = Feedback(session=session, given_by=by, given_to=to, given_at=timezone.now())
    _say(given, fields)
    record("gave", given, by=by)
    return given


@transaction.atomic
def reword_feedback(*, feedback: Feedback, fields: FeedbackFields, by: Person) -> Feedback:
    """Say it in other words; its giver, until its receiver shares it."""
    current = _held(feedback)
    check_may_reword_feedback(by, current)
    current.version += 1
    _say(current, fields)
    record("reworded", current, by=by)
    return current


@transaction.atomic
def share_feedback(*, feedback: Feedback, version: int, by: Person) -> Feedback:
    """Let the deal's team read it, in the words that its receiver read, by their version.

    ValidationError where it was reworded since.
    """
    current = _held(feedback)
    check_may_share_feedback(by, current)
    if not current.is_shared and current.version != version:
        raise ValidationError(
            _(
                "%(name)s has reworded it since you read it, so it wasn't shared. Read it as it "
                "stands now, then share it."
            ),
            params={"name": current.given_by.name},
        )
    return _shared(current, True, by)


@transaction.atomic
def keep_feedback_to_oneself(*, feedback: Feedback, by: Person) -> Feedback:
    """Take that back."""
    current = _held(feedback)
    check_may_share_feedback(by, current)
    return _shared(current, False, by)


def _shared(current: Feedback, is_shared: bool, by: Person) -> Feedback:
    if current.is_shared != is_shared:
        current.is_shared = is_shared
        current.save(update_fields=["is_shared"])
        record("shared" if is_shared else "kept", current, by=by)
    return current


def _held(feedback: Feedback) -> Feedback:
    """The feedback as it stands, held until the transaction ends."""
    rows = Feedback.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("given_by", "given_to", "session__demo__deal").get(pk=feedback.pk)


def _say(given: Feedback, fields: FeedbackFields) -> None:
    """Write down what it says; ValidationError names a step that isn't in the demo's plan."""
    for name in ("went_well_in", "to_try_in"):
        step: PlanStep | None = fields[name]
        if step is not None and step.demo_id != given.session.demo_id:
            raise ValidationError({name: [_("That step isn't in the plan any more.")]})
    put(given, dict(fields))
    check(given, typed=("went_well", "to_try"))
    given.save()
