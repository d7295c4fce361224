"""Silent cues: sent to whoever drives, who takes, parks or declines them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.cueing import Cueing, count_open, is_within_budget, may_become
from pacenotes.rooms.deals.queries.house import policy
from pacenotes.rooms.demos.actions.telling import tell
from pacenotes.rooms.demos.actions.turning import Held, held_live
from pacenotes.rooms.demos.models import LONGEST_CUE, Cue, DemoSession, PlanStep
from pacenotes.rooms.demos.rules.cues import check_may_answer_cue, check_may_cue
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import storable
from pacenotes.rooms.people.models import Person


@transaction.atomic
def send_cue(
    *, session: DemoSession, by: Person, text: str = "", step: PlanStep | None = None
) -> Cue:
    """Send whoever drives a cue: words, a step of the plan, or both.

    Read by its giver and by whoever drives. ValidationError where it says nothing or too much, or
    where as many as policy allows are open.
    """
    live = policy().live
    held = held_live(session.pk)
    check_may_cue(by, held.session.demo.deal, held.driver_id, live.cues_from)
    cue = Cue(
        session=held.session,
        given_by=by,
        driver_id=held.driver_id,
        text=storable(" ".join(text.split())),
        sent_at=held.now,
    )
    if step is not None:
        cue.step = _step(held, step)
        cue.points_to = cue.step.shows
    _check(held, cue)
    cue.save()
    record("sent", cue, by=by, after={"step": cue.step_id})
    _tell(held, cue)
    return cue


@transaction.atomic
def see_cue(*, cue: Cue, by: Person) -> Cue:
    """It stood before the driver. What was seen or settled before stays as it is."""
    held, row = _held(cue, by)
    if may_become(Cueing(row.state), Cueing.SEEN):
        row.state, row.seen_at, row.driver = Cue.State.SEEN, held.now, by
        row.save(update_fields=["state", "seen_at", "driver"])
        record("saw", row, by=by)
        _tell(held, row)
    return row


@transaction.atomic
def take_cue(*, cue: Cue, by: Person) -> Cue:
    """The driver takes it up."""
    return _settle("took", cue, Cueing.TAKEN, by)


@transaction.atomic
def park_cue(*, cue: Cue, by: Person) -> Cue:
    """The driver leaves it for later; it comes back in the debrief."""
    return _settle("parked", cue, Cueing.PARKED, by)


@transaction.atomic
def decline_cue(*, cue: Cue, by: Person) -> Cue:
    """The driver says no to it."""
    return _settle("declined", cue, Cueing.DECLINED, by)


def _settle(verb: str, cue: Cue, then: Cueing, by: Person) -> Cue:
    held, row = _held(cue, by)
    if not may_become(Cueing(row.state), then):
        return row
    before = {"state": row.state}
    row.state, row.settled_at, row.driver = then.value, held.now, by
    row.seen_at = row.seen_at or held.now
    row.save(update_fields=["state", "settled_at", "seen_at", "driver"])
    record(verb, row, by=by, before=before, after={"state": row.state})
    _tell(held, row)
    return row


def _held(cue: Cue, by: Person) -> tuple[Held, Cue]:
    held = held_live(cue.session_id)
    check_may_answer_cue(by, held.session.demo.deal, held.driver_id)
    return held, Cue.objects.get(pk=cue.pk)


def _step(held: Held, step: PlanStep) -> PlanStep:
    found = held.session.demo.steps.filter(pk=step.pk).first()
    if found is None:
        raise ValidationError({"step": [_("That step isn't in the plan any more.")]})
    return found


def _check(held: Held, cue: Cue) -> None:
    if not cue.text and not cue.points_to:
        raise ValidationError({"text": [_("Write a few words, or choose a step.")]})
    if len(cue.text) > LONGEST_CUE:
        why = _("That is longer than %(most)s characters: shorten it.")
        raise ValidationError({"text": [ValidationError(why, params={"most": LONGEST_CUE})]})
    live = policy().live
    unsettled = held.session.cues.filter(
        given_by=cue.given_by, state__in=[Cue.State.SENT, Cue.State.SEEN]
    )
    told = [(Cueing(state), at) for state, at in unsettled.values_list("state", "sent_at")]
    if not is_within_budget(count_open(told, held.now, live.fold), live.open_cues):
        raise ValidationError(
            _(
                "%(most)s of your cues stand before the driver already. Wait until one is answered "
                "or folds away."
            ),
            params={"most": live.open_cues},
        )


def _tell(held: Held, cue: Cue) -> None:
    readers = {cue.given_by_id, held.driver_id}
    tell(held.session, "cue", cue, [pk for pk in readers if pk is not None])
