"""The wheel: taken, let go, offered, asked for, handed over; and who drops off the line."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core import wheel
from pacenotes.core.wheel import NOT_OPEN, Kind, Wish
from pacenotes.rooms.demos.actions.telling import hold_session, tell
from pacenotes.rooms.demos.actions.turning import Held, held_live, moved, settle, turn
from pacenotes.rooms.demos.models import DemoSession, Handover, Hold
from pacenotes.rooms.demos.queries.record import CAME_BACK, DROPPED_OFF
from pacenotes.rooms.demos.queries.wheel import has_lapsed
from pacenotes.rooms.demos.rules.sessions import check_may_take_part, may_take_part
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person

Release, State = Hold.Release, Handover.State


@transaction.atomic
def take_wheel(*, session: DemoSession, by: Person) -> Hold:
    """Take a wheel that nobody has, or whose driver dropped off the line.

    Of several at once one gets it; for the others it is a ValidationError that names who did.
    """
    held = _held(session, by)
    after = moved(held, lambda at: wheel.take(at, by.pk, held.now))
    taken = turn(held, after, by=by, release=Release.LAPSED)
    return _passed("took", held, taken, by)


@transaction.atomic
def let_go(*, session: DemoSession, by: Person) -> None:
    """Let go of the wheel: nobody has it until somebody takes it. Forbidden unless one drives."""
    held = _held(session, by)
    after = moved(held, lambda at: wheel.release(at, by.pk))
    turn(held, after, by=by, release=Release.LET_GO)
    if held.hold is not None:
        record("let_go", held.hold, by=by)
        tell(held.session, "wheel", held.hold)


@transaction.atomic
def offer_wheel(*, session: DemoSession, to: Person, by: Person) -> Handover:
    """Offer the wheel to somebody on the team; ValidationError for anybody else. Offered twice it
    is the offer that is open."""
    held = _held(session, by)
    moved(held, lambda at: wheel.offer(at, to.pk, by.pk))
    if not may_take_part(to, held.session.demo.deal):
        raise ValidationError(_("%(name)s isn't on this deal's team."), params={"name": to.name})
    return _wished(held, Wish(Kind.OFFER, to.pk), by)


@transaction.atomic
def ask_for_wheel(*, session: DemoSession, by: Person) -> Handover:
    """Ask the driver for the wheel. Asked twice it is the asking that is open."""
    held = _held(session, by)
    moved(held, lambda at: wheel.ask(at, by.pk))
    return _wished(held, Wish(Kind.ASK, by.pk), by)


@transaction.atomic
def accept_handover(*, handover: Handover, by: Person) -> Hold:
    """Accept an offer that was made to one, or hand the wheel over to who asked for it.

    ValidationError where it isn't open any more, or whoever asked has left the team.
    """
    held, wish, row = _open(handover, by)
    after = moved(held, lambda at: wheel.accept(at, wish, by.pk, held.now))
    if not may_take_part(row.wanted_by, held.session.demo.deal):
        raise ValidationError(
            _("%(name)s isn't on this deal's team."), params={"name": row.wanted_by.name}
        )
    settle(row, State.ACCEPTED, by=by, now=held.now)
    taken = turn(held, after, by=by, release=Release.HANDED_OVER)
    return _passed("handed_over", held, taken, by)


@transaction.atomic
def decline_handover(*, handover: Handover, by: Person) -> Handover:
    """Decline an offer that was made to one, or not hand over to who asked. The wheel stays."""
    held, wish, row = _open(handover, by)
    moved(held, lambda at: wheel.decline(at, wish, by.pk))
    return _settled("declined", held, row, State.DECLINED, by)


@transaction.atomic
def withdraw_handover(*, handover: Handover, by: Person) -> Handover:
    """Take an offer or an asking of one's own back."""
    held, wish, row = _open(handover, by)
    moved(held, lambda at: wheel.withdraw(at, wish, by.pk))
    return _settled("withdrew", held, row, State.WITHDRAWN, by)


def beat(*, session: DemoSession, by: Person) -> None:
    """The driver's page is there. Who was told to be off the line is back, as long as nobody took
    the wheel. Forbidden unless one drives."""
    if not _is_heard_as_before(session, by):
        _beat(session, by)


def _is_heard_as_before(session: DemoSession, by: Person) -> bool:
    """Most beats have nothing to tell: they are one statement, which has no other wait for it.
    False where there is something to tell, or to refuse."""
    ours = DemoSession.objects.live().filter(pk=session.pk, demo__deal__team__person=by)
    driving = Hold.objects.filter(Exists(ours), session=session, person=by, released_at=None)
    heard = driving.filter(lapsed_at=None)
    return by.is_active and heard.update(beat_at=timezone.now()) > 0


@transaction.atomic
def _beat(session: DemoSession, by: Person) -> None:
    held = _held(session, by)
    moved(held, lambda at: wheel.beat(at, by.pk, held.now))
    if held.hold is None:
        return
    was_off = held.hold.lapsed_at is not None
    held.hold.beat_at, held.hold.lapsed_at = held.now, None
    held.hold.save(update_fields=["beat_at", "lapsed_at"])
    if was_off:
        record(CAME_BACK, held.hold, by=by)
        tell(held.session, "wheel", held.hold)


@transaction.atomic
def tell_lapsed(*, session_id: int, by: Person | None = None) -> bool:
    """Say, once, that a driver dropped off the line; whether there was anything to say.

    Nobody does it: whoever watches sessions calls it as time goes by.
    """
    session = hold_session(session_id)
    hold = session.holds.filter(released_at=None, lapsed_at=None).first()
    now = timezone.now()
    if session.ended_at is not None or hold is None or not has_lapsed(hold, now):
        return False
    hold.lapsed_at = now
    hold.save(update_fields=["lapsed_at"])
    record(DROPPED_OFF, hold, by=by, after={"person": hold.person_id})
    tell(session, "wheel", hold)
    return True


def _held(session: DemoSession, by: Person) -> Held:
    held = held_live(session.pk)
    check_may_take_part(by, held.session.demo.deal)
    return held


def _open(handover: Handover, by: Person) -> tuple[Held, Wish, Handover]:
    """The session held, and what is wished for; ValidationError where that isn't open any more."""
    held = _held(handover.session, by)
    wish = Wish(Kind(handover.kind), handover.wanted_by_id)
    row = held.wishes.get(wish)
    if row is None or row.pk != handover.pk:
        raise ValidationError(_(NOT_OPEN))
    return held, wish, row


def _wished(held: Held, wish: Wish, by: Person) -> Handover:
    if wish in held.wishes:
        return held.wishes[wish]
    row = Handover.objects.create(
        session=held.session,
        kind=wish.kind.value,
        made_by=by,
        wanted_by_id=wish.to,
        made_at=held.now,
    )
    verb = "offered" if wish.kind is Kind.OFFER else "asked"
    record(verb, row, by=by, after={"wanted_by": wish.to})
    tell(held.session, "handover", row)
    return row


def _settled(verb: str, held: Held, row: Handover, state: str, by: Person) -> Handover:
    settle(row, state, by=by, now=held.now)
    record(verb, row, by=by, after={"wanted_by": row.wanted_by_id})
    tell(held.session, "handover", row)
    return row


def _passed(verb: str, held: Held, taken: Hold | None, by: Person) -> Hold:
    if taken is None:
        raise RuntimeError("a wheel that was passed on has a driver")
    before = {"person": held.driver_id}
    record(verb, taken, by=by, before=before, after={"person": taken.person_id})
    tell(held.session, "wheel", taken)
    return taken
