"""Sessions: started by the demoer, ended by the demoer or the driver."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.wheel import Wheel
from pacenotes.rooms.demos.actions.holding import hold_demo
from pacenotes.rooms.demos.actions.joining import hand_down
from pacenotes.rooms.demos.actions.telling import hold_session, tell
from pacenotes.rooms.demos.actions.turning import held_live, turn
from pacenotes.rooms.demos.models import Demo, DemoSession, Hold
from pacenotes.rooms.demos.queries.standing_news import STANDING, changes_to_tell
from pacenotes.rooms.demos.rules.sessions import check_may_end, check_may_start
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person


@transaction.atomic
def start_session(*, demo: Demo, by: Person) -> DemoSession:
    """Start a demo: its demoer has the wheel at once. ValidationError where it is live already."""
    check_may_start(by, demo)
    current = hold_demo(demo, None)
    check_may_start(by, current)
    if current.sessions.live().exists():
        raise ValidationError(_("This demo is live already."))
    now = timezone.now()
    session = DemoSession.objects.create(demo=current, started_at=now, started_by=by)
    Hold.objects.create(session=session, person=by, began_at=now, beat_at=now)
    record("started", session, by=by, deal_id=current.deal_id)
    tell(session, "session", session)
    return session


@transaction.atomic
def tell_standing(*, session_id: int, by: Person | None = None) -> bool:
    """Say, once, that a session's deal came to stand differently; whether there was anything to
    say. Nobody does it (`by` is None): whoever watches sessions calls it as time goes by."""
    session = hold_session(session_id)
    changes = changes_to_tell(session)
    if changes is None:
        return False
    record("told_standing", session, by=by, after={"changes": changes})
    tell(session, STANDING, changes)
    return True


@transaction.atomic
def end_session(*, session: DemoSession, by: Person) -> DemoSession:
    """End a session: the wheel is nobody's, what was open of it is over, no step is shown."""
    held = held_live(session.pk)
    check_may_end(by, held.session, held.driver_id)
    turn(held, Wheel(), by=by, release=Hold.Release.ENDED)
    held.session.shown.filter(ended_at=None).update(ended_at=held.now)
    held.session.ended_at, held.session.ended_by = held.now, by
    held.session.save(update_fields=["ended_at", "ended_by"])
    record("ended", held.session, by=by, deal_id=held.session.demo.deal_id)
    tell(held.session, "session", held.session)
    hand_down(held.session, by=by)
    return held.session
